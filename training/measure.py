"""What a trained model makes of questions it has not learned from."""
import numpy as np
import torch
from sklearn.metrics import roc_auc_score

from labelled import MISCONDUCT


def f1_at_best(p, y):
    best = (0., 0.)
    for at in np.arange(.05, .96, .05):
        hit = ((p > at) & (y > 0)).sum()
        if hit:
            best = max(best, (2 * hit / ((p > at).sum() + (y > 0).sum()), at))
    return f'{best[0]:.3f} at p > {best[1]:.2f}'


def measure(model, questions, batch, example=0):
    """{measure: figure}, with sentences as they are labelled; the first answer, which may stand for the example, is not measured."""
    model.eval()
    inside, within, quoted, right, labels = [], [], [], 0, 0
    points, flags, kinds = ([], []), ([], []), ([], [])
    own_topic, other_topic = [], []
    with torch.no_grad():
        for number, q in enumerate(questions):
            others = [o for o in questions if o is not q and o['role'] == q['role']][:4] + [o for o in questions if o is not q][number % 5::5][:4]
            b = batch(q, None, others, list(MISCONDUCT)) | {'example': example}
            shows, star, _, topic = model(b)
            p, keep, names = torch.sigmoid(shows).numpy()[1:], b['counts'].numpy()[1:] > 0, b['names']
            y, present = b['shows'].numpy()[1:], b['present'].numpy()[1:] > 0
            own = len(q['ids'])
            flat = keep[:, :, :own]
            if 0 < y[:, :, :own][flat].sum() < flat.sum():
                inside.append(roc_auc_score(y[:, :, :own][flat], p[:, :, :own][flat]))
            which = [k for k, n in enumerate(names[:own]) if n[0] == 'p']
            for i in range(len(p)):
                best = np.where(present[i][:, None], p[i], -1)
                highest, shown = best.max(0), y[i].max(0)
                if 0 < shown[which].sum() < len(which):
                    within.append(roc_auc_score(shown[which], highest[which]))
                for k, n in enumerate(names):
                    into = kinds if k >= own else points if n[0] == 'p' else flags
                    if k >= own and not keep[i, present[i], k].all():
                        continue
                    into[0].append(highest[k])
                    into[1].append(shown[k])
                    if into is points and highest[k] > .5:
                        quoted.append(y[i, best[:, k].argmax(), k])
            known = b['star'].numpy() >= 0
            right += (star.argmax(-1).numpy()[known] == b['star'].numpy()[known]).sum()
            labels += known.sum()
            own_topic += topic[1:, 0].tolist()
            other_topic += topic[1:, 1:].flatten().tolist()
    p, y = map(np.array, points)
    fp, fy = map(np.array, flags)
    kp, ky = map(np.array, kinds)
    reliability = [f'{p[b].mean():.2f}→{y[b].mean():.2f} ({b.sum()})' for low in np.arange(0, 1, .2) if (b := (p >= low) & (p < low + .2)).sum() > 10]
    return {
        'in-question AUC': f'{np.mean(inside):.3f}', 'points within an answer AUC': f'{np.mean(within):.3f}', 'points pooled AUC': f'{roc_auc_score(y, p):.3f}',
        'met (p > .5) really shown / recall': f'{y[p > .5].mean():.3f} / {(p[y > 0] > .5).mean():.3f}',
        'quoted sentence shows it (p > .5)': f'{np.mean(quoted):.3f}', 'reliability': '  '.join(reliability),
        'red flags AUC, F1': f'{roc_auc_score(fy, fp):.3f}, {f1_at_best(fp, fy)}',
        'misconduct AUC, F1': f'{roc_auc_score(ky, kp):.3f}, {f1_at_best(kp, ky)}' if ky.sum() else '-',
        'STAR label': f'{right / labels:.3f}',
        'topic AUC': f'{roc_auc_score(np.r_[np.ones(len(own_topic)), np.zeros(len(other_topic))], np.r_[own_topic, other_topic]):.3f}',
    }
