"""Weights -> encoder.int8.onnx (ids and sentence numbers [1, n] -> token states [1, n, 384]), heads.json, tokenizer.json and version.txt.

usage: export.py weights.pt FOLDER [calibration.json]
"""
import hashlib
import json
import os
import shutil
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from encoder import HEADS, SEP, SIZE, base_folder

LONGEST = 320


class Graph:
    def __init__(self):
        self.nodes, self.weights = [], []

    def const(self, array):
        name = f'w{len(self.weights)}'
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def op(self, kind, *inputs, **attributes):
        out = f'{kind.lower()}{len(self.nodes)}'
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out


def build(w, layers, last):
    """The graph of `encoder.Encoder`; in the `last` layers a token sees its own sentence and the first token alone."""
    g, each = Graph(), SIZE // HEADS

    def linear(x, name, scale=1.):
        weight, bias = w[f'{name}.weight'].T * np.float32(scale), w[f'{name}.bias'] * np.float32(scale)
        return g.op('Add', g.op('MatMul', x, g.const(weight)), g.const(bias))

    def norm(x, name):
        return g.op('LayerNormalization', x, g.const(w[f'{name}.weight']), g.const(w[f'{name}.bias']), axis=-1, epsilon=1e-12)
    zero = g.const(np.array([0], np.int64))
    count = g.op('Gather', g.op('Shape', 'ids'), g.const(np.array([1], np.int64)))
    place = g.op('Slice', g.const(w['place.weight'][:LONGEST]), zero, count, zero)
    x = norm(g.op('Add', g.op('Gather', g.const(w['word.weight']), 'ids'), place), 'norm')
    if last:
        axis1, axis2 = g.const(np.array([1], np.int64)), g.const(np.array([2], np.int64))
        rows, columns = g.op('Unsqueeze', 'sentence', axis2), g.op('Unsqueeze', 'sentence', axis1)
        # A separator sees itself and the first token alone, as in train.py.
        places = g.op('Range', g.const(np.array(0, np.int64)), g.op('Squeeze', count, zero), g.const(np.array(1, np.int64)))
        self_only = g.op('Equal', g.op('Unsqueeze', places, axis1), g.op('Unsqueeze', places, zero))
        separates = g.op('Unsqueeze', g.op('Equal', 'ids', g.const(np.array(SEP, np.int64))), axis2)
        own = g.op('Or', g.op('And', separates, self_only), g.op('And', g.op('Not', separates), g.op('Equal', rows, columns)))
        near = g.op('Or', own, g.op('Equal', columns, g.const(np.array(0, np.int64))))
        far = g.op('Unsqueeze', g.op('Where', near, g.const(np.float32(0)), g.const(np.float32(-1e4))), axis1)
    split, join = g.const(np.array([0, 0, HEADS, each], np.int64)), g.const(np.array([0, 0, SIZE], np.int64))
    for i in range(layers):
        b = f'blocks.{i}'
        q = g.op('Transpose', g.op('Reshape', linear(x, f'{b}.q', 1 / np.sqrt(each)), split), perm=[0, 2, 1, 3])
        k = g.op('Transpose', g.op('Reshape', linear(x, f'{b}.k'), split), perm=[0, 2, 3, 1])
        v = g.op('Transpose', g.op('Reshape', linear(x, f'{b}.v'), split), perm=[0, 2, 1, 3])
        scores = g.op('MatMul', q, k)
        if i >= layers - last:
            scores = g.op('Add', scores, far)
        mixed = g.op('Transpose', g.op('MatMul', g.op('Softmax', scores, axis=-1), v), perm=[0, 2, 1, 3])
        x = norm(g.op('Add', x, linear(g.op('Reshape', mixed, join), f'{b}.o')), f'{b}.norm1')
        up = linear(x, f'{b}.up')
        half = g.op('Add', g.op('Erf', g.op('Mul', up, g.const(np.float32([1 / np.sqrt(2)])))), g.const(np.float32([1])))
        x = norm(g.op('Add', x, linear(g.op('Mul', g.op('Mul', up, half), g.const(np.float32([.5]))), f'{b}.down')), f'{b}.norm2')
    g.nodes.append(helper.make_node('Identity', [x], ['states']))
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, 'n']) for n in ('ids', 'sentence')[:2 if last else 1]]
    graph = helper.make_graph(g.nodes, 'encoder', inputs, [helper.make_tensor_value_info('states', TensorProto.FLOAT, [1, 'n', SIZE])], g.weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def main(weights, folder, calibration=None):
    saved = torch.load(weights)
    arrays = {k: v.float().numpy() for k, v in saved['state'].items()}
    encoder = {k.removeprefix('encoder.'): v for k, v in arrays.items() if k.startswith('encoder.')}
    heads = {k.removeprefix('heads.'): v for k, v in arrays.items() if k.startswith('heads.')}
    os.makedirs(folder, exist_ok=True)
    full, small = os.path.join(folder, 'encoder.onnx'), os.path.join(folder, 'encoder.int8.onnx')
    onnx.save(build(encoder, saved['layers'], saved['last']), full)
    quantize_dynamic(full, small, weight_type=QuantType.QInt8, per_channel=True, extra_options={'MatMulConstBOnly': True})
    os.remove(full)
    table = {k: float(f'{v:.6g}') if v.ndim == 0 else [float(f'{x:.5g}') for x in v.flatten()] for k, v in heads.items()}
    table |= json.load(open(calibration)) if calibration else {}
    with open(os.path.join(folder, 'heads.json'), 'w', encoding='utf8') as f:
        json.dump(table, f, separators=(',', ':'))
        f.write('\n')
    shutil.copy(os.path.join(base_folder(), 'tokenizer.json'), os.path.join(folder, 'tokenizer.json'))
    digest = hashlib.sha256()
    for name in ('encoder.int8.onnx', 'heads.json', 'tokenizer.json'):
        digest.update(open(os.path.join(folder, name), 'rb').read())
    with open(os.path.join(folder, 'version.txt'), 'w', encoding='utf8') as f:
        f.write(digest.hexdigest()[:16] + '\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
