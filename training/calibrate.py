"""What is fitted on top of a trained model, whose weights stay as they are.

usage: calibrate.py weights.pt calibration.json [--held 14]

- `offence`: whether a sentence tells of conduct that a red flag of any question would name (logistic, on the trades learned).
- `calibrated-point`, `-flag`, `-misconduct` [slope, shift, weight of the offence]: probabilities are honest on the trades that
  training left out. Of what is found at .8, eight in ten shall be there.
- `calibrated-topic` [slope, weight of the likeness to the example, shift]: whether the answer is to this question, against
  others of its trade.
"""
import argparse
import json

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from encoder import Relation, unit
from labelled import MISCONDUCT, files, questions
from train import batch, is_held, padded, topic_text


def read(model, q, others=()):
    """Everything needed of one question, as arrays."""
    b = batch(q, None, others, list(MISCONDUCT))
    with torch.no_grad():
        x = model.encoder(b['ids'], b['mask'], b['near'], model.last).float()
        mean = torch.einsum('asn,and->asd', b['spans'], x)
        answer = unit((mean * b['present'][:, :, None]).sum(1))
        shows, _, _, topic = model(b)
    return {'names': b['names'], 'own': len(q['ids']), 'present': b['present'].numpy() > 0, 'counts': b['counts'].numpy() > 0, 'shown': b['shows'].numpy() > 0,
            'shows': shows.numpy(), 'whole': unit(mean).numpy(), 'answer': answer.numpy(), 'topic': None if topic is None else topic.numpy()}


def offence_head(reads):
    """Weights and bias: does a sentence show any red flag?"""
    x = np.concatenate([r['whole'][r['present']] for r in reads])
    y = np.concatenate([r['shown'][:, :, [k for k in range(r['own']) if r['names'][k][0] == 'f']].any(2)[r['present']] for r in reads])
    fit = LogisticRegression(C=3, max_iter=3000).fit(x, y)
    return fit.coef_[0], fit.intercept_[0]


def calibrated(reads, kind, weights, bias):
    """[slope, shift, weight of the offence], from all answers but the first, which stands for the example"""
    each, best = ([], [], []), ([], [])

    def columns(r):
        return [k for k, name in enumerate(r['names']) if (kind == 'misconduct') == (k >= r['own']) and (kind == 'misconduct' or name[0] == kind[0])]
    for r in reads:
        offence = r['whole'] @ weights + bias
        for k in columns(r):
            use = (r['present'] & r['counts'][:, :, k])[1:]
            each[0].append(r['shows'][1:, :, k][use])
            each[1].append(offence[1:][use])
            each[2].append(r['shown'][1:, :, k][use])
    y = np.concatenate(each[2])
    share = 0.
    if kind != 'point':
        fit = LogisticRegression(C=1e6).fit(np.stack([np.concatenate(each[0]), np.concatenate(each[1])], 1), y)
        share = fit.coef_[0, 1] / fit.coef_[0, 0]
    for r in reads:
        offence = r['whole'] @ weights + bias
        for k in columns(r):
            for i in range(1, len(r['shows'])):
                use = r['present'][i]
                if r['counts'][i, use, k].all():
                    best[0].append((r['shows'][i, use, k] + share * offence[i, use]).max())
                    best[1].append(r['shown'][i, use, k].any())
    x, y = np.array(best[0]), np.array(best[1])
    fit = LogisticRegression(C=1e6).fit(x[:, None], y)
    p = fit.predict_proba(x[:, None])[:, 1]
    bins = [f'{p[b].mean():.2f}→{y[b].mean():.2f} ({b.sum()})' for low in np.arange(0, 1, .2) if (b := (p >= low) & (p < low + .2)).sum() > 5]
    print(kind, f'AUC {roc_auc_score(y, p):.3f}', '  '.join(bins))
    f1 = {at: 2 * ((p > at) & y).sum() / ((p > at).sum() + y.sum()) for at in np.arange(.2, .8, .1)}
    print('  F1', '  '.join(f'{at:.1f}: {value:.3f}' for at, value in f1.items()))
    return [float(fit.coef_[0, 0]), float(fit.intercept_[0]), float(share)]


def topic_weights(model, held):
    """[slope, weight of the likeness to the example, shift]"""
    x, y = [], []
    for role in sorted({q['role'] for q in held}):
        same = [q for q in held if q['role'] == role]
        reads = [read(model, q) for q in same]
        with torch.no_grad():
            asked = model.described(*padded([topic_text(q) for q in same], 112)).numpy()
        h = {k: v.item() for k, v in model.heads.items() if v.ndim == 0}
        for i, r in enumerate(reads):
            for j, other in enumerate(reads):
                # The first answer, which is a good one, stands for the example.
                for answer in r['answer'][1:4]:
                    x.append([h['topicScale'] * (answer @ asked[j]) + h['topicBias'], answer @ other['answer'][0]])
                    y.append(i == j)
    x, y = np.array(x), np.array(y)
    fit = LogisticRegression(C=10, class_weight='balanced').fit(x, y)
    p = fit.decision_function(x)
    print('topic AUC', f'{roc_auc_score(y, x[:, 0]):.3f}', 'with the example', f'{roc_auc_score(y, p):.3f}', 'others below 1% of own', f'{(p[~y] < np.quantile(p[y], .01)).mean():.3f}',
          'at p', f'{1 / (1 + np.exp(-np.quantile(p[y], .01))):.3f}')
    return [float(fit.coef_[0, 0]), float(fit.coef_[0, 1]), float(fit.intercept_[0])]


def main():
    args = argparse.ArgumentParser()
    args.add_argument('weights')
    args.add_argument('out')
    args.add_argument('--held', type=int, default=14)
    a = args.parse_args()
    saved = torch.load(a.weights)
    model = Relation(saved['layers'], saved['last'])
    model.load_state_dict(saved['state'])
    model.eval()
    everything = questions(files())
    held = [q for q in everything if is_held(q, a.held)]
    weights, bias = offence_head([read(model, q) for q in everything if not is_held(q, a.held)])
    reads = [read(model, q) for q in held]
    table = {'offence': [float(w) for w in weights], 'offenceBias': float(bias)}
    for kind in ('point', 'flag', 'misconduct'):
        table[f'calibrated-{kind}'] = calibrated(reads, kind, weights, bias)
    table['calibrated-topic'] = topic_weights(model, held)
    with open(a.out, 'w', encoding='utf8') as f:
        json.dump({k: round(v, 5) if isinstance(v, float) else [round(x, 5) for x in v] for k, v in table.items()}, f)
        f.write('\n')


if __name__ == '__main__':
    main()
