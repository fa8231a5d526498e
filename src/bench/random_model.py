"""A model folder of the shape of Qwen2.5-1.5B with random weights in bf16 (3.1 GB), to measure speed and memory where
no real weights are at hand.

    python3 src/bench/random_model.py FOLDER
"""
import json
import os
import struct
import sys

import torch

HIDDEN, LAYERS, HEADS, KV_HEADS, WIDE, WORDS = 1536, 28, 12, 2, 8960, 151936
KEYS = HIDDEN // HEADS * KV_HEADS
CONFIG = {
    "architectures": ["Qwen2ForCausalLM"], "model_type": "qwen2", "hidden_size": HIDDEN, "num_hidden_layers": LAYERS,
    "num_attention_heads": HEADS, "num_key_value_heads": KV_HEADS, "intermediate_size": WIDE, "vocab_size": WORDS,
    "rms_norm_eps": 1e-6, "rope_theta": 1000000.0, "max_position_embeddings": 32768, "tie_word_embeddings": True,
    "hidden_act": "silu", "torch_dtype": "bfloat16", "bos_token_id": 151643, "eos_token_id": 151645,
}


def shapes():
    yield "model.embed_tokens.weight", (WORDS, HIDDEN)
    for layer in range(LAYERS):
        at = f"model.layers.{layer}."
        for name, rows in ("q", HIDDEN), ("k", KEYS), ("v", KEYS):
            yield f"{at}self_attn.{name}_proj.weight", (rows, HIDDEN)
            yield f"{at}self_attn.{name}_proj.bias", (rows,)
        yield f"{at}self_attn.o_proj.weight", (HIDDEN, HIDDEN)
        yield f"{at}mlp.gate_proj.weight", (WIDE, HIDDEN)
        yield f"{at}mlp.up_proj.weight", (WIDE, HIDDEN)
        yield f"{at}mlp.down_proj.weight", (HIDDEN, WIDE)
        yield f"{at}input_layernorm.weight", (HIDDEN,)
        yield f"{at}post_attention_layernorm.weight", (HIDDEN,)
    yield "model.norm.weight", (HIDDEN,)


folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
header, place = {}, 0
for name, shape in shapes():
    size = 2 * torch.Size(shape).numel()
    header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [place, place + size]}
    place += size
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
torch.manual_seed(1)
part = os.path.join(folder, "model.safetensors.part")
with open(part, "wb") as file:
    file.write(struct.pack("<Q", len(text)) + text)
    for name, shape in shapes():
        values = torch.ones(shape) if name.endswith("norm.weight") else torch.randn(shape) * 0.02
        file.write(values.to(torch.bfloat16).view(torch.int16).numpy().tobytes())
os.replace(part, os.path.join(folder, "model.safetensors"))
with open(os.path.join(folder, "config.json"), "w") as file:
    json.dump(CONFIG, file, indent=1)
