"""Other RLM engines on the tasks of mixed_qa: the official one (PyPI: rlms) and minRLM (PyPI: minrlm).

Each engine works as its own documentation says: its prompts, its REPL in its own process, its defaults, temperature 0
where it lets one choose. (minRLM samples the calls of `sub_llm_batch` at 0.7, which cannot be set; its own limit of
120 s is raised to --timeout, so that all engines have the same time.)

Install each engine in a virtual environment of its own (Python 3.11 or later, Linux or macOS):

    python3 -m venv rlms-env   && rlms-env/bin/pip install rlms==0.1.3
    python3 -m venv minrlm-env && minrlm-env/bin/pip install minrlm==0.1.5

Write the tasks, let the engines answer them, judge the answers:

    packaging/rlm questions --lengths 4000 --tasks 2 --export tasks.jsonl
    rlms-env/bin/python src/bench/peers.py --engine rlms --base-url http://127.0.0.1:8080/v1 --model NAME \
        --tasks tasks.jsonl --out answers-rlms.jsonl
    mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.bench.PeerReport -Dbench.args="answers-rlms.jsonl"

A run that was stopped goes on with the same command. What the engine fails at, the time limit included, is an answer
(a wrong one); when the server is gone, the run stops and the task is not counted.

Both engines run what the model writes with all your rights. A process of its own in an empty folder, killed at the
time limit, is a clock and not a sandbox: use a machine or container that has nothing to lose.
"""
import argparse
import importlib.metadata
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

IDENTITY = ("kind", "split", "context_length", "length_unit", "seed")
STARTING_S = 120
SERVER_BUSY_S = 900
API_KEY = os.environ.get("OPENAI_API_KEY", "none")


def ask_rlms(task, base_url, model, _timeout):
    from rlm import RLM

    engine = RLM(
        backend="openai",
        backend_kwargs={"model_name": model, "base_url": base_url, "api_key": API_KEY},
        environment="local",
        sampling_args={"temperature": 0},
    )
    done = engine.completion(task["context"], root_prompt=task["question"])
    calls = sum(used.total_calls for used in done.usage_summary.model_usage_summaries.values())
    return str(done.response), calls


def ask_minrlm(task, base_url, model, timeout):
    import openai
    from minrlm import RLM

    requests = []

    async def count(request):
        requests.append(request.url)

    # It does not tell the number of its calls, but takes the client that makes them.
    server = {"base_url": base_url, "api_key": API_KEY}
    engine = RLM(
        model=model,
        client=openai.OpenAI(
            **server, http_client=openai.DefaultHttpxClient(event_hooks={"request": [lambda r: requests.append(r.url)]})
        ),
        async_client=openai.AsyncOpenAI(
            **server, http_client=openai.DefaultAsyncHttpxClient(event_hooks={"request": [count]})
        ),
        max_time_seconds=timeout,
    )
    done = engine.completion(task=task["question"], context=task["context"])
    return str(done.response), len(requests)


ENGINES = {"rlms": ask_rlms, "minrlm": ask_minrlm}


def child(pipe, folder, engine, task, base_url, model, timeout):
    """Answers one task in a process of its own: first an empty message, when the clock may start, then the answer."""
    os.setsid()
    os.chdir(folder)
    sys.stdout = sys.stderr
    __import__({"rlms": "rlm", "minrlm": "minrlm"}[engine])
    pipe.send_bytes(b"")
    start = time.perf_counter()
    try:
        prediction, calls = ENGINES[engine](task, base_url, model, timeout)
        answer = {"prediction": prediction, "calls": calls, "error": None}
    except BaseException as e:  # code of the model may end the process, too
        answer = {"prediction": None, "calls": None, "error": f"{type(e).__name__}: {e}"[:500]}
    answer["seconds"] = round(time.perf_counter() - start, 2)
    pipe.send_bytes(json.dumps(answer).encode())


def answer_of(engine, task, base_url, model, timeout):
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = spawn.Process(target=child, args=(theirs, folder, engine, task, base_url, model, timeout))
        process.start()
        theirs.close()
        try:
            wait_for_start(ours, engine)
            start = time.perf_counter()
            try:
                return json.loads(ours.recv_bytes()) if ours.poll(timeout) else nothing("the time limit", timeout)
            except EOFError:
                return nothing("its process ended", round(time.perf_counter() - start, 2))
        finally:
            end(process)


def wait_for_start(pipe, engine):
    try:
        if pipe.poll(STARTING_S):
            pipe.recv_bytes()
            return
    except EOFError:
        pass
    sys.exit(f"{engine} did not start; its own complaint stands above, if it has one")


def nothing(why, seconds):
    return {"prediction": None, "calls": None, "error": why, "seconds": seconds}


def end(process):
    """Kills the process and all that the model's code may have started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        process.kill()
    process.join()


def wait_for(base_url, model):
    """Until the server has answered one token: it may still be busy with what a killed engine asked."""
    body = {"model": model, "messages": [{"role": "user", "content": "Hi"}], "max_tokens": 1}
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {API_KEY}"}
    url = base_url.rstrip("/") + "/chat/completions"
    try:
        request = urllib.request.Request(url, json.dumps(body).encode(), headers)
        urllib.request.urlopen(request, timeout=SERVER_BUSY_S).read()
    except urllib.error.HTTPError as e:
        sys.exit(f"{url} answers {e.code} for the model {model}: {e.read(300).decode(errors='replace')}")
    except OSError as e:
        sys.exit(f"{url} does not answer: {e}. Nothing is lost; the same command goes on when it does.")


def read_lines(file, what):
    try:
        text = Path(file).read_text(encoding="utf-8")
    except OSError as e:
        sys.exit(f"{file} cannot be read: {e.strerror}. It should hold {what}.")
    for line in text.split("\n"):
        try:
            yield json.loads(line)
        except ValueError:
            continue  # cut off when a run was killed


def key(line):
    return tuple(line.get(name) for name in ("engine", "model", *IDENTITY))


def positive(text):
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, not {text}")
    return int(text)


def arguments():
    parser = argparse.ArgumentParser(description="Let another RLM engine answer tasks of mixed_qa.")
    parser.add_argument("--engine", required=True, choices=ENGINES)
    parser.add_argument("--base-url", required=True, help="of an OpenAI-compatible server, ends in /v1")
    parser.add_argument("--model", required=True, help="as the server calls it")
    parser.add_argument("--tasks", required=True, help="written by: rlm questions --export FILE")
    parser.add_argument("--out", required=True, help="gets one line a task; what it holds already is not asked again")
    parser.add_argument("--limit", type=positive, help="only the first N tasks")
    parser.add_argument("--timeout", type=positive, default=300, help="seconds for each task (default: 300)")
    return parser.parse_args()


def main():
    options = arguments()
    try:
        version = importlib.metadata.version(options.engine)
    except importlib.metadata.PackageNotFoundError:
        sys.exit(f"{options.engine} is not installed for {sys.executable}; see the head of this script")
    me = {"engine": f"{options.engine} {version}", "model": options.model}
    tasks = list(read_lines(options.tasks, "the tasks that `rlm questions --export` writes"))[: options.limit]
    if not all(isinstance(task, dict) and {*IDENTITY, "question", "context"} <= task.keys() for task in tasks or [0]):
        sys.exit(f"{options.tasks} does not hold tasks as `rlm questions --export` writes them")
    out = Path(options.out)
    done = {key(line) for line in read_lines(out, "answers") if isinstance(line, dict)} if out.exists() else set()
    todo = [task for task in tasks if key({**me, **task}) not in done]
    print(f"{me['engine']}: {len(todo)} of {len(tasks)} tasks to do", file=sys.stderr)
    if todo:
        wait_for(options.base_url, options.model)
    torn = out.exists() and not out.read_bytes().endswith(b"\n") and out.stat().st_size > 0
    with out.open("a", encoding="utf-8") as lines:
        lines.write("\n" if torn else "")
        for number, task in enumerate(todo, 1):
            asked = {name: task[name] for name in ("question", "context")}  # the answer stays here
            answer = answer_of(options.engine, asked, options.base_url, options.model, options.timeout)
            if answer["error"]:
                wait_for(options.base_url, options.model)
            line = {**me, **{name: task[name] for name in IDENTITY}, **answer, "question": task["question"]}
            lines.write(json.dumps(line) + "\n")
            lines.flush()
            told = answer["error"] or answer["prediction"]
            print(f"[{number}/{len(todo)}] {task['kind']}: {told[:100]!r} ({answer['seconds']} s)", file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
