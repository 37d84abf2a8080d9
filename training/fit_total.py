"""How the criteria make the total: fitted on the quality of labelled answers and on the panels' ratings.

usage: node bench/scoring.mjs --dump dump.json, then fit_total.py dump.json

Prints the numbers that src/scoring/combine.ts and src/scoring/rules/content.ts hold: weights of the criteria, the share
of the key points that is full, and how much manner counts where little is answered. Every set weighs the same.
Answers that a gate holds down say nothing about the weights and are left out.
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize

QUALITY = {'good': 90, 'fair': 57, 'weak': 18, 'bad': 12}
RATING = ([1, 2, 3, 4, 5], [8, 28, 57, 80, 95])
GATES = {'empty', 'too-short', 'copied-question', 'keyword-list', 'list-copy', 'taken-back', 'off-topic', 'bad-conduct'}
NOW = {}
CRITERIA = ['structure', 'specificity', 'ownership', 'conduct']


def features(row):
    """[mean coverage of the points, the criteria before they shrink with content]"""
    found = row['found']
    content = found['criteria']['content']
    share = NOW['least share'] + (1 - NOW['least share']) * min(1, content / NOW['full content'])
    raw = [min(100, found['criteria'].get(c, np.nan) / share) for c in CRITERIA]
    return [np.mean(found['points']), *raw]


def total(p, x):
    full, least, enough, content, *weights = p
    made = np.minimum(1, x[:, 0] / full) * 100
    share = least + (1 - least) * np.minimum(1, made / enough)
    there = ~np.isnan(x[:, 1:])
    weight = np.abs(np.array(weights)) * there
    manner = (np.nan_to_num(x[:, 1:]) * weight).sum(1) * share
    return (made * content + manner) / (content + weight.sum(1))


def main(path):
    rows = [r for r in json.load(open(path)) if r['found']['points'] and not GATES & set(r['found']['flags'])]
    x = np.array([features(r) for r in rows])
    y = np.array([QUALITY[r['quality']] if r['set'] == 'labelled' else np.interp(r['gold'], *RATING) for r in rows])
    sets = np.array([r['set'] for r in rows])
    each = sum((sets == s) / (sets == s).sum() for s in set(sets))

    def loss(p):
        full, least, enough, content, *weights = p
        outside = sum(max(0, low - v) + max(0, v - high) for v, low, high in ((full, .4, 1), (least, 0, .6), (enough, 30, 100), (content, 40, 75)))
        outside += sum(max(0, 4 - w) + max(0, w - 25) for w in weights)
        return (each * (total(p, x) - y) ** 2).sum() + 1000 * outside
    start = np.array(list(NOW.values()), float)
    fit = minimize(loss, start, method='Nelder-Mead', options={'maxiter': 8000, 'maxfev': 8000, 'initial_simplex': np.vstack([start] + [start + np.eye(len(start))[i] * max(.1, start[i] * .3) for i in range(len(start))])})
    print('before', round(loss(start), 1), 'after', round(fit.fun, 1))
    for name, value in zip(NOW, fit.x):
        print(f'{name}: {value:.3g}')
    for s in sorted(set(sets)):
        own = sets == s
        print(s, own.sum(), 'r before', round(np.corrcoef(total(start, x[own]), y[own])[0, 1], 3), 'after', round(np.corrcoef(total(fit.x, x[own]), y[own])[0, 1], 3))
    for q in QUALITY:
        own = np.array([r.get('quality') == q for r in rows])
        print(q, np.round(np.percentile(total(fit.x, x[own]), [10, 50, 90])))


if __name__ == '__main__':
    main(*sys.argv[1:])
