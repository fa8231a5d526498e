"""Tokens a second of a LoRA step with PEFT, to set beside TrainingBenchmark: rank 8 on all seven projections, one text,
every token learned, forward and back without the optimiser.

    python3 -m venv peft-env && peft-env/bin/pip install torch transformers peft bitsandbytes
    peft-env/bin/python src/bench/peft_step.py FOLDER bf16|fp32|nf4 TOKENS STEPS [checkpointed]

bitsandbytes is needed for nf4 only. Run both under /usr/bin/time -v for the peak of memory.
"""
import sys
import time

import torch
from peft import LoraConfig, get_peft_model, prepare_model_for_kbit_training
from transformers import AutoModelForCausalLM

FOLDER, FORMAT, TOKENS, STEPS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
CHECKPOINTED = "checkpointed" in sys.argv
PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]

arguments = {"dtype": torch.float32 if FORMAT == "fp32" else torch.bfloat16}
if FORMAT == "nf4":
    from transformers import BitsAndBytesConfig

    arguments["quantization_config"] = BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=torch.bfloat16,
    )
    arguments["device_map"] = "cpu"
model = AutoModelForCausalLM.from_pretrained(FOLDER, **arguments)
if FORMAT == "nf4":
    model = prepare_model_for_kbit_training(model, use_gradient_checkpointing=CHECKPOINTED)
elif CHECKPOINTED:
    model.gradient_checkpointing_enable()
    model.enable_input_require_grads()
model = get_peft_model(model, LoraConfig(r=8, lora_alpha=16, target_modules=PROJECTIONS, task_type="CAUSAL_LM"))
model.train()
torch.manual_seed(1)
ids = torch.randint(0, model.config.vocab_size, (1, TOKENS))
times = []
for step in range(STEPS):
    cpu = time.process_time()
    start = time.perf_counter()
    loss = model(input_ids=ids, labels=ids).loss
    loss.backward()
    model.zero_grad()
    times.append(time.perf_counter() - start)
    print(f"step {step + 1}: {times[-1]:.2f} s, {time.process_time() - cpu:.2f} s of all cores, loss {loss.item():.3f}", flush=True)
print(f"tokens a second, best step {TOKENS / min(times):,.1f}")
if STEPS > 1:
    print(f"tokens a second, all but the first step {TOKENS * (STEPS - 1) / sum(times[1:]):,.1f}")
