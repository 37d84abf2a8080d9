"""How the criteria make the total: fitted on the quality of labelled answers and on the panels' ratings.

usage: node bench/scoring.mjs --dump dump.json, then fit_total.py dump.json

Prints the weights that src/scoring/combine.ts holds for behavioral questions, and the content from which on manner counts
in full. Every set weighs the same. Answers that a gate holds down say nothing about the weights and are left out.
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize

QUALITY = {'good': 88, 'fair': 57, 'weak': 18, 'bad': 12}
RATING = ([1, 2, 3, 4, 5], [8, 28, 57, 80, 95])
GATES = {'empty', 'too-short', 'copied-question', 'keyword-list', 'list-copy', 'taken-back', 'off-topic', 'bad-conduct'}
NOW = {'full content': 80, 'content': 53, 'structure': 6, 'specificity': 22, 'ownership': 5, 'conduct': 14}
MANNER = ['structure', 'specificity', 'ownership', 'conduct']


def criteria(row):
    """[content, and the others before they shrink with it]"""
    found = row['found']['criteria']
    share = max(.01, min(1, found['content'] / NOW['full content']))
    return [found['content'], *(min(100, found.get(c, np.nan) / share) for c in MANNER)]


def total(p, x):
    enough, content, *weights = p
    weight = np.array(weights) * ~np.isnan(x[:, 1:])
    manner = (np.nan_to_num(x[:, 1:]) * weight).sum(1) * np.minimum(1, x[:, 0] / enough)
    return (x[:, 0] * content + manner) / (content + weight.sum(1))


def main(path):
    rows = [r for r in json.load(open(path)) if r['found']['criteria']['content'] > 0 and not GATES & set(r['found']['flags'])]
    x = np.array([criteria(r) for r in rows])
    y = np.array([QUALITY[r['quality']] if r['set'] == 'labelled' else np.interp(r['gold'], *RATING) for r in rows])
    sets = np.array([r['set'] for r in rows])
    each = sum((sets == s) / (sets == s).sum() for s in set(sets))
    start = np.array(list(NOW.values()), float)
    low, high = np.array([40, 50, 5, 5, 4, 8]), np.array([100, 70, 12, 30, 15, 25])

    def loss(p):
        inside = np.clip(p, low, high)
        return (each * (total(inside, x) - y) ** 2).sum() + 100 * ((p - inside) ** 2).sum()
    fit = minimize(loss, start, method='Nelder-Mead', options={'maxiter': 4000, 'maxfev': 4000, 'adaptive': True})
    best = np.clip(fit.x, low, high)
    print('squared error before', round(loss(start), 1), 'after', round(loss(best), 1))
    print({name: round(float(value), 1) for name, value in zip(NOW, best)})
    for s in sorted(set(sets)):
        own = sets == s
        print(s, own.sum(), 'r before', round(np.corrcoef(total(start, x[own]), y[own])[0, 1], 3), 'after', round(np.corrcoef(total(best, x[own]), y[own])[0, 1], 3))


if __name__ == '__main__':
    main(*sys.argv[1:])
