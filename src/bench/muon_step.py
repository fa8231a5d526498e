"""Milliseconds of a step of torch.optim.Muon on one matrix, to set beside MuonStepBenchmark.

    python3 src/bench/muon_step.py STEPS

Needs torch 2.9 or newer.
"""
import sys
import time

import torch

STEPS = int(sys.argv[1])
if not hasattr(torch.optim, "Muon"):
    sys.exit(f"torch {torch.__version__} has no Muon: 2.9 or newer is needed")
device = "cuda" if torch.cuda.is_available() else "cpu"
print("on", device)
for rows, columns in [(576, 1536), (1536, 1536), (8, 1536)]:
    weight = torch.nn.Parameter(torch.zeros(rows, columns, device=device))
    weight.grad = torch.randn(rows, columns, device=device)
    muon = torch.optim.Muon([weight], lr=0.02, weight_decay=0.0)
    best = float("inf")
    for step in range(3 + STEPS):
        start = time.perf_counter()
        muon.step()
        weight[0, 0].item()
        if step >= 3:
            best = min(best, (time.perf_counter() - start) * 1e3)
    print(f"{f'ms a step, {rows} x {columns}':<45} {best:,.2f}")
