"""The official engine (PyPI: rlms) against the scripted server, beside EngineOverheadBenchmark.

    pip install rlms
    mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.bench.ScriptedServer -Dbench.args="8099 20 30 official" &
    python src/bench/rlms_overhead.py http://127.0.0.1:8099/v1
"""
import statistics
import sys
import time

from rlm import RLM
from rlm.core.lm_handler import LMHandler  # noqa: F401  (fails early where the package is another one)
from rlm.environments.local_repl import LocalREPL  # noqa: F401

URL = sys.argv[1]
LINE = "2026-03-01 12:00:00 service=gateway status=OK latency=12ms user=ada path=/index\n"


def context(chars):
    return (LINE * (chars // len(LINE) + 1))[:chars]


def engine(iterations):
    return RLM(
        backend="openai",
        backend_kwargs={"model_name": "scripted", "base_url": URL, "api_key": "none"},
        environment="local",
        max_iterations=iterations,
        verbose=False,
    )


def turns():
    text, values = context(600_000), []
    for run in range(4):
        start = time.perf_counter()
        done = engine(40).completion(text, root_prompt="How many failed?")
        values.append((time.perf_counter() - start) * 1000 / 31)
        assert "done" in str(done.response), done.response
    print(f"ms a turn, 600 KB context: median {statistics.median(values[1:]):.1f} of {[round(v, 1) for v in values]}")


def batch():
    """1,000 sub-calls through the engine's own handler, as code in its REPL makes them."""
    from rlm.clients import get_client

    client = get_client("openai", {"model_name": "scripted", "base_url": URL, "api_key": "none"})
    values = []
    with LMHandler(client, batch_max_concurrent=32) as handler:
        repl = LocalREPL(lm_handler_address=handler.address, context_payload="x")
        for run in range(4):
            start = time.perf_counter()
            result = repl.execute_code('print(len(llm_query_batched(["SUBCALL " + str(i) for i in range(1000)])))')
            values.append(time.perf_counter() - start)
            assert "1000" in result.stdout, result
    print(f"s for 1,000 batched sub-calls: median {statistics.median(values[1:]):.2f} of {[round(v, 2) for v in values]}")


if __name__ == "__main__":
    turns()
    batch()
