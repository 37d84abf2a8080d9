"""Fine-tunes the encoder on answers labelled sentence by sentence, on a CPU.

usage: train.py --held 15 --out weights.pt        (measured on trades it never saw)
       train.py --out weights.pt                         (learns from all)
"""
import argparse
import hashlib
import re
import time

import numpy as np
import torch
from torch.nn import functional as F

from encoder import CLS, SEP, STAR, Relation, tokenizer
from labelled import MISCONDUCT, files, misconduct_of_flags, questions
from measure import measure

SENTENCES, TOKENS, KINDS = 12, 320, 3
NEAR_TOPICS, FAR_TOPICS = 4, 2
FOREIGN, FOREIGN_WEIGHT = 5, .3
WITH_EXAMPLE = .65
JOINS = [', and ', ' and then ', ', so ', '; ', ', ', ' because ', ' and ']
TOK = tokenizer()
FLAG_KINDS = misconduct_of_flags()


WORD = re.compile(r"[^\W_]+(?:['.,:/&+-][^\W_]+)*")


def words(text):
    """As src/text/words.ts: marks between words mean nothing."""
    return WORD.findall(text.replace('\u2019', "'").lower())


def tokens(text, most):
    return [i for word in words(text) for i in TOK.encode(word, add_special_tokens=False).ids][:most]


def padded(texts, most):
    rows = [[CLS] + tokens(t, most - 2) + [SEP] for t in texts]
    width = max(map(len, rows))
    ids, mask = np.zeros((len(rows), width), np.int64), np.zeros((len(rows), width), np.float32)
    for i, t in enumerate(rows):
        ids[i, :len(t)], mask[i, :len(t)] = t, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def joined(sentences, rng):
    """Some neighbours made one long sentence that shows what both showed: people do not stop for breath."""
    out, i = [], 0
    while i < len(sentences):
        text, shows, star = sentences[i]
        n = 1
        while i + n < len(sentences) and n < 3 and rng.random() < .4:
            more, also, _ = sentences[i + n]
            text = text.rstrip(' .!?;,') + str(rng.choice(JOINS)) + (more if more[:2] in ('I ', "I'") else more[0].lower() + more[1:])
            shows = shows + [x for x in also if x not in shows]
            n += 1
        out.append((text, shows, star if n == 1 else None))
        i += n
    return out


def varied(sentences, rng):
    """The same answer as another hand would have typed it."""
    if rng.random() < .3:
        sentences = joined(sentences, rng)
    return sentences


def scrambled(question, rng):
    """What nobody says: an answer with its words mixed, or a list of what is asked for."""
    if rng.random() < .3:
        listed = [w for d in question['ids'].values() for w in words(d) if len(w) > 3 or rng.random() < .2]
        return [(' '.join(rng.permutation(listed)), [], None)]
    sentences = question['answers'][rng.integers(len(question['answers']))]['sentences']
    if rng.random() < .5:
        return [(' '.join(rng.permutation(words(text))), [], None) for text, _, _ in sentences]
    mixed = list(rng.permutation([w for text, _, _ in sentences for w in words(text)]))
    return [(' '.join(mixed[i:i + 18]), [], None) for i in range(0, len(mixed), 18)]


def topic_text(question):
    return ' '.join([question['text'], *(d for n, d in question['ids'].items() if n[0] == 'p')])


def foreign_points(question, others, rng):
    """Key points of other questions, which these answers were not meant to show; none that says nearly what an own one says."""
    own = [set(words(d)) for d in question['ids'].values()]
    points = [d for o in others for n, d in o['ids'].items() if n[0] == 'p']
    far = [d for d in points if all(len(set(words(d)) & o) < .3 * len(set(words(d)) | o) for o in own)]
    return [far[i] for i in rng.permutation(len(far))[:FOREIGN]]


def batch(question, rng=None, others=(), kinds=(), foreign=()):
    """One question: its answers, every description, the labels; with `others`, further questions as wrong topics."""
    names = list(question['ids'])
    descriptions = [question['ids'][n] for n in names] + [MISCONDUCT[k] for k in kinds] + list(foreign)
    answers = [varied(a['sentences'], rng) if rng is not None else a['sentences'] for a in question['answers']]
    real = len(answers)
    if rng is not None and rng.random() < .4:
        answers.append(scrambled(question, rng))
    rows, width = [], 0
    for sentences in answers:
        t, spans = [CLS], []
        for text, _, _ in sentences[:SENTENCES]:
            piece = tokens(text, max(0, TOKENS - 1 - len(t)))
            if not piece:
                break
            spans.append((len(t), len(t) + len(piece)))
            t += piece + [SEP]
        rows.append((t, spans))
        width = max(width, len(t))
    n, most = len(answers), max(len(spans) for _, spans in rows)
    ids, mask = np.zeros((n, width), np.int64), np.zeros((n, width), np.float32)
    spans, present = np.zeros((n, most, width), np.float32), np.zeros((n, most), np.float32)
    shows, counts = np.zeros((n, most, len(descriptions)), np.float32), np.zeros((n, most, len(descriptions)), np.float32)
    star = np.full((n, most), -1, np.int64)
    flag_kinds = {name: FLAG_KINDS.get(question['ids'][name]) for name in names if name[0] == 'f'}
    for i, ((t, places), sentences) in enumerate(zip(rows, answers)):
        ids[i, :len(t)], mask[i, :len(t)] = t, 1
        for j, (start, end) in enumerate(places):
            _, shown, label = sentences[j]
            spans[i, j, start:end] = 1 / (end - start)
            present[i, j] = 1
            counts[i, j] = float(i < real)
            for k, name in enumerate(names):
                shows[i, j, k] = name in shown
            flags = [flag_kinds[s] for s in shown if s[0] == 'f']
            for k, kind in enumerate(kinds, len(names)):
                shows[i, j, k] = any(f and kind in f for f in flags)
                counts[i, j, k] = float(i < real and (shows[i, j, k] > 0 or None not in flags))
            counts[i, j, len(names) + len(kinds):] *= FOREIGN_WEIGHT
            if label:
                star[i, j] = STAR.index(label)
    out = {'ids': ids, 'mask': mask, 'spans': spans, 'present': present, 'shows': shows, 'star': star, 'counts': counts}
    out = {k: torch.from_numpy(v) for k, v in out.items()}
    near = np.zeros((n, width, width), np.float32)
    for i, (t, places) in enumerate(rows):
        near[i, :, 0] = 1
        near[i, range(width), range(width)] = 1
        for start, end in places:
            near[i, start:end, start:end + 1] = 1
    out['near'] = torch.from_numpy(near)
    out['descIds'], out['descMask'] = padded(descriptions, 40)
    out['real'] = torch.arange(n) < real
    out['names'] = names + list(kinds)
    out['isPoint'] = torch.tensor([float(n[0] == 'p') for n in names] + [0.] * len(kinds) + [1.] * len(foreign))
    out['example'] = chosen_example(question, rng)
    if others:
        out['topicIds'], out['topicMask'] = padded([topic_text(question), *map(topic_text, others)], 112)
    return out


def chosen_example(question, rng):
    """Which answer stands for the example: the first where nothing is left to chance; at times none."""
    if rng is None:
        return 0
    good = [i for i, a in enumerate(question['answers']) if a['quality'] == 'good']
    return int(rng.choice(good)) if good and rng.random() < WITH_EXAMPLE else None


def chosen_kinds(question, rng):
    """Kinds of misconduct to ask about: those that the question's flags are of, and others."""
    own = sorted({k for n, d in question['ids'].items() if n[0] == 'f' for k in FLAG_KINDS.get(d) or []})
    rng.shuffle(own)
    rest = [k for k in MISCONDUCT if k not in own]
    rng.shuffle(rest)
    return (own[:KINDS - 1] + rest)[:KINDS]


def loss_of(model, b, a):
    shows, star, prose, topic = model(b)
    y, counts, present = b['shows'], b['counts'], b['present']
    each = F.binary_cross_entropy_with_logits(shows, y, reduction='none')
    total = (each * counts * (1 + y)).sum() / counts.sum()
    # Which sentence of the answer it is: the one beside often gets the credit.
    shown = y.sum(1) > 0
    logits = shows.masked_fill(present[:, :, None] == 0, -1e9)
    best = torch.logsumexp(logits.masked_fill(y == 0, -1e9), 1) - torch.logsumexp(logits, 1)
    total = total + a.place * -(best * shown).sum() / (shown.sum() + 1e-9)
    # Whether the answer shows it at all.
    highest = torch.logsumexp(logits * 2, 1) / 2
    known = counts.amax(1)
    whole = F.binary_cross_entropy_with_logits(highest, shown.float(), reduction='none')
    total = total + a.whole * (whole * known).sum() / known.sum()
    total = total + .1 * F.binary_cross_entropy_with_logits(prose, b['real'].float())
    labelled = b['star'] >= 0
    total = total + .15 * F.cross_entropy(star[labelled], b['star'][labelled])
    if topic is not None:
        topic = topic[b['real']]
        own = torch.zeros_like(topic)
        own[:, 0] = 1
        total = total + .3 * (F.binary_cross_entropy_with_logits(topic, own, reduction='none') * (1 + 3 * own)).mean()
    return total


def is_held(question, percent):
    """Whether the trade is one to measure on: the same ones in every run, whatever is added."""
    return int(hashlib.md5(question['role'].encode()).hexdigest(), 16) % 100 < percent


def main():
    args = argparse.ArgumentParser()
    args.add_argument('--files', nargs='*')
    args.add_argument('--held', type=int, default=0, help='percent of the trades that are measured, not learned')
    args.add_argument('--epochs', type=float, default=4)
    args.add_argument('--layers', type=int, default=6)
    args.add_argument('--rate', type=float, default=6e-5)
    args.add_argument('--place', type=float, default=.3)
    args.add_argument('--whole', type=float, default=.3)
    args.add_argument('--average', type=float, default=.995, help='weights are averaged over the steps with this memory')
    args.add_argument('--seed', type=int, default=0)
    args.add_argument('--threads', type=int, default=2)
    args.add_argument('--limit', type=int, default=0, help='learn from so many questions only (to try the script)')
    args.add_argument('--out', default='weights.pt')
    args.add_argument('--last', type=int, default=3, help='in so many last layers a sentence is read for itself')
    a = args.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    everything = questions(a.files or files())
    train, held = [q for q in everything if not is_held(q, a.held)], [q for q in everything if is_held(q, a.held)]
    rng = np.random.default_rng(a.seed)
    if a.limit:
        train = [train[i] for i in rng.permutation(len(train))[:a.limit]]
    print(f'{len(train)} questions to learn from, {len(held)} held', flush=True)
    model = Relation(a.layers, a.last)
    steps = int(a.epochs * len(train))
    groups = [{'params': model.encoder.parameters(), 'lr': a.rate, 'weight_decay': .01}, {'params': model.heads.parameters(), 'lr': 2e-3, 'weight_decay': 0.}]
    optimiser = torch.optim.AdamW(groups, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min(1, s / max(1, steps // 10)) * (.05 + .95 * .5 * (1 + np.cos(np.pi * min(1, s / steps)))))
    mean = {k: v.detach().clone() for k, v in model.state_dict().items()}
    start, total, seen, order = time.time(), 0., 0, []
    for step in range(steps):
        if not order:
            order = list(rng.permutation(len(train)))
        q = train[order.pop()]
        same = [o for o in train if o['role'] == q['role'] and o is not q]
        near = [same[j] for j in rng.permutation(len(same))[:NEAR_TOPICS]]
        far = NEAR_TOPICS + FAR_TOPICS - len(near)
        wrong = near + [train[j] for j in rng.choice(len(train), far, replace=False) if train[j] is not q]
        b = batch(q, rng, wrong, chosen_kinds(q, rng), foreign_points(q, wrong, rng))
        model.train()
        with torch.autocast('cpu', dtype=torch.bfloat16):
            loss = loss_of(model, b, a)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.)
        optimiser.step()
        schedule.step()
        keep = min(a.average, step / (step + 10))
        with torch.no_grad():
            for k, v in model.state_dict().items():
                mean[k].lerp_(v, 1 - keep)
        total, seen = total + loss.item(), seen + 1
        if (step + 1) % 100 == 0:
            print(f'step {step + 1} of {steps} loss {total / seen:.4f} {time.time() - start:.0f} s', flush=True)
            total, seen = 0., 0
    model.load_state_dict(mean)
    torch.save({'layers': a.layers, 'last': a.last, 'state': model.state_dict()}, a.out)
    if held:
        for title, example in (('with the first answer as the example', 0), ('without', None)):
            print(title)
            for name, value in measure(model, held, batch, example).items():
                print(f'{name}: {value}', flush=True)


if __name__ == '__main__':
    main()
