"""Reads the labelled answers of labelled/ (format in its README)."""
import glob
import os
import re

LINE = re.compile(r'([STARLO])\s+(-|[pf]\d+(?:\s*,\s*[pf]\d+)*)\s*\|\s*(.+)$')
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'labelled')

# What nobody may do, whatever the question: read by the same relation as the points of a rubric.
MISCONDUCT = dict(line.rstrip('\n').split(': ', 1) for line in open(os.path.join(FOLDER, 'misconduct.txt'), encoding='utf8'))


def read(path):
    """[{role, level, type, text, ids: {id: description}, answers: [{quality, style, sentences: [(text, ids, star)]}]}]"""
    questions = []
    for number, raw in enumerate(open(path, encoding='utf8'), 1):
        line = raw.strip()
        if not line:
            continue
        if line.startswith('# '):
            role, level, kind = (part.strip() for part in line[2:].split('|'))
            questions.append({'role': role, 'level': level, 'type': kind, 'text': '', 'ids': {}, 'answers': []})
        elif line.startswith('Q:'):
            questions[-1]['text'] = line[2:].strip()
        elif re.match(r'[pf]\d+:', line):
            key, text = line.split(':', 1)
            questions[-1]['ids'][key] = text.strip()
        elif line.startswith('@'):
            quality, *style = line[1:].split()
            questions[-1]['answers'].append({'quality': quality, 'style': ' '.join(style), 'sentences': []})
        else:
            match = LINE.match(line)
            if not match:
                raise ValueError(f'{path}:{number}: not a sentence line: {line[:60]}')
            ids = [] if match[2] == '-' else [x.strip() for x in match[2].split(',')]
            questions[-1]['answers'][-1]['sentences'].append((match[3], ids, match[1]))
    return questions


def files():
    return sorted(glob.glob(os.path.join(FOLDER, '[0-9]*.txt')))


def questions(paths=None):
    """Every question of the files that has answers."""
    return [q for path in paths or files() for q in read(path) if q['answers']]


def misconduct_of_flags():
    """{description of a red flag: the kinds of misconduct that everybody who shows it commits; None where that depends}"""
    kinds = {}
    path = os.path.join(FOLDER, 'misconduct.tsv')
    for line in open(path, encoding='utf8') if os.path.exists(path) else ():
        flag, _, found = line.rstrip('\n').partition('\t')
        kinds[flag] = None if found == '?' else [] if found == '-' else [k.strip() for k in found.split(',')]
    return kinds
