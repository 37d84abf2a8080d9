"""Makes probabilities honest: of what is found at .8, eight in ten shall be there.

usage: calibrate.py weights.pt calibration.json [--held 14]

Fits a slope and a shift for each kind of description (points, red flags, misconduct) on the trades that
training did not learn: the log odds of the best sentence of an answer against whether the answer shows it.
"""
import argparse
import json

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from encoder import Relation
from labelled import MISCONDUCT, files, questions
from train import batch, is_held


def best_logits(model, held):
    """{kind: ([log odds of the best sentence], [whether the answer shows it])}"""
    found = {'point': ([], []), 'flag': ([], []), 'misconduct': ([], [])}
    model.eval()
    with torch.no_grad():
        for q in held:
            b = batch(q, None, (), list(MISCONDUCT))
            shows = model(b)[0].numpy()
            y, counts, present = b['shows'].numpy(), b['counts'].numpy() > 0, b['present'].numpy() > 0
            for i in range(len(shows)):
                best, shown = np.where(present[i][:, None], shows[i], -1e9).max(0), y[i].max(0)
                for k, name in enumerate(b['names']):
                    kind = 'misconduct' if k >= len(q['ids']) else 'point' if name[0] == 'p' else 'flag'
                    if counts[i, present[i], k].all():
                        found[kind][0].append(best[k])
                        found[kind][1].append(shown[k] > 0)
    return {kind: (np.array(x), np.array(y)) for kind, (x, y) in found.items()}


def main():
    args = argparse.ArgumentParser()
    args.add_argument('weights')
    args.add_argument('out')
    args.add_argument('--held', type=int, default=14)
    a = args.parse_args()
    saved = torch.load(a.weights)
    model = Relation(saved['layers'], saved['last'])
    model.load_state_dict(saved['state'])
    torch.set_num_threads(2)
    table = {}
    for kind, (x, y) in best_logits(model, [q for q in questions(files()) if is_held(q, a.held)]).items():
        fit = LogisticRegression(C=1e6).fit(x[:, None], y)
        p = fit.predict_proba(x[:, None])[:, 1]
        bins = [f'{p[b].mean():.2f}→{y[b].mean():.2f} ({b.sum()})' for low in np.arange(0, 1, .2) if (b := (p >= low) & (p < low + .2)).sum() > 5]
        print(kind, f'{fit.coef_[0, 0]:.3f} {fit.intercept_[0]:.3f}', '  '.join(bins))
        table[f'calibrated-{kind}'] = [round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)]
    with open(a.out, 'w', encoding='utf8') as f:
        json.dump(table, f)
        f.write('\n')


if __name__ == '__main__':
    main()
