#!/usr/bin/env python3
"""Measures PyTorch and Triton on the cases of a bench, and adds what they took to its JSON.

    baselines.py --probe                  prints what there is to measure
    baselines.py --join results.json      measures the cases of the file and adds rows to them

Afterwards `bench report results.json` compares anew. Nothing but Python and PyTorch is needed; whatever is not there
(PyTorch, a GPU, Triton, a back end for 2:4) is left out and named in the file.
"""
import argparse
import fnmatch
import json
import os
import sys
import time

FLUSH_BYTES = 256 << 20  # Several times the largest cache; see CacheFlush.cs.
WARM_UP = 3
BACKLOG_CYCLES = 2_000_000  # About a millisecond: the host is ahead of the device when the first event comes.
CHECKED_ROWS = 8
GRAPH = ", graph"  # Behind the name of what was fastest as a graph.


def describe(error):
    """An error in one line."""
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0]}" if text else type(error).__name__


try:
    import triton
    import triton.language as tl
except Exception as error:  # Not there, or whatever else keeps it from loading.
    triton, WHY_NO_TRITON = None, describe(error)

if triton is not None:

    @triton.jit
    def by_rows(weights, inputs, outputs, rows, columns, ROWS: tl.constexpr, STEP: tl.constexpr):
        row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
        column = tl.arange(0, STEP)
        total = tl.zeros((ROWS, STEP), dtype=tl.float32)
        for first in range(0, columns, STEP):
            inside = (row[:, None] < rows) & (first + column[None, :] < columns)
            w = tl.load(weights + row[:, None].to(tl.int64) * columns + first + column[None, :], mask=inside, other=0.0)
            x = tl.load(inputs + first + column, mask=first + column < columns, other=0.0)
            total += w.to(tl.float32) * x[None, :].to(tl.float32)
        tl.store(outputs + row, tl.sum(total, axis=1).to(outputs.dtype.element_ty), mask=row < rows)

    @triton.jit
    def by_tiles(weights, inputs, outputs, rows, columns, batch, ROWS: tl.constexpr, SAMPLES: tl.constexpr, STEP: tl.constexpr):
        row = tl.program_id(0) * ROWS + tl.arange(0, ROWS)
        sample = tl.program_id(1) * SAMPLES + tl.arange(0, SAMPLES)
        column = tl.arange(0, STEP)
        total = tl.zeros((ROWS, SAMPLES), dtype=tl.float32)
        for first in range(0, columns, STEP):
            at = first + column
            w = tl.load(weights + row[:, None].to(tl.int64) * columns + at[None, :], mask=(row[:, None] < rows) & (at[None, :] < columns), other=0.0)
            x = tl.load(inputs + sample[None, :] * columns + at[:, None], mask=(sample[None, :] < batch) & (at[:, None] < columns), other=0.0)
            total += tl.dot(w, x)
        tl.store(outputs + sample[None, :] * rows + row[:, None], total.to(outputs.dtype.element_ty), mask=(row[:, None] < rows) & (sample[None, :] < batch))


# What multiplying loses of a factor, and storing of a sum, relatively; see NumberKind.cs.
INPUT_ROUNDING = {"float32": 0.0, "tf32": 2.0**-10, "float16": 0.0, "bfloat16": 0.0}
OUTPUT_ROUNDING = {"float32": 2.0**-24, "tf32": 2.0**-24, "float16": 2.0**-11, "bfloat16": 2.0**-8}


def quantile(values, share):
    """A quantile, linear between the two nearest ranks, as CallTime.cs has it."""
    ordered = sorted(values)
    rank = share * (len(ordered) - 1)
    below = int(rank)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (rank - below) * (ordered[above] - ordered[below])


def baseline_row(name, weight_type, pattern, microseconds, verified):
    """One entry of a row's baselines."""
    return {
        "name": name,
        "weightType": weight_type,
        "pattern": pattern,
        "median": quantile(microseconds, 0.5),
        "lower": quantile(microseconds, 0.25),
        "upper": quantile(microseconds, 0.75),
        "verified": verified,
    }


def case_name(row):
    """What --only is held to: the name that the bench has for it."""
    return f"{row['rows']}x{row['columns']} {row['pattern']} {row['weights']} b{row['batch']}"


def cases_of(results, only=None):
    """The shapes and batches to measure, each once, in the order of the rows."""
    chosen = {}
    for row in results["rows"]:
        if only is None or fnmatch.fnmatchcase(case_name(row), only):
            chosen.setdefault((row["rows"], row["columns"], row["batch"]), None)
    return list(chosen)


def join(results, case, baselines):
    """Adds baselines to every row of a case; ones of the same name are replaced, and what was compared before is forgotten."""
    names = {baseline["name"].removesuffix(GRAPH) for baseline in baselines}
    for row in results["rows"]:
        if (row["rows"], row["columns"], row["batch"]) != case:
            continue
        row["baselines"] = [baseline for baseline in row["baselines"] if baseline["name"].removesuffix(GRAPH) not in names] + baselines
        row["bestBaseline"] = row["bestBaselineMicroseconds"] = row["ratio"] = None
    results["goals"] = []


def error_bound(size, products, precision):
    """How far a sum may be from the same in double, where size is the sum of the absolute products; see CuBlasProduct.cs."""
    return size * ((products + 2) * 2.0**-24 + 2.1 * INPUT_ROUNDING[precision] + 2 * OUTPUT_ROUNDING[precision])


def write(path, results):
    """Writes the file whole, or leaves it as it was."""
    unfinished = path + ".tmp"
    with open(unfinished, "w", encoding="utf-8", newline="\n") as file:
        json.dump(results, file, indent=2, ensure_ascii=False)
        file.write("\n")
    os.replace(unfinished, path)


class Product:
    """One way to multiply: what it is called, and how to call it."""

    def __init__(self, name, precision, call, pattern="dense", expected=None):
        self.name = name
        self.precision = precision
        self.pattern = pattern
        self.call = call
        self.expected = expected


class Torch:
    """PyTorch on the first GPU, and what of its baselines works there."""

    def __init__(self):
        import torch

        self.torch = torch
        self.missing = {}
        self.libraries = {"PyTorch": torch.__version__}
        if not torch.cuda.is_available():
            raise RuntimeError("PyTorch sees no GPU")
        self.name = torch.cuda.get_device_name(0)
        self.types = {"float32": torch.float32, "tf32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}
        self.written = torch.empty(FLUSH_BYTES, dtype=torch.uint8, device="cuda")
        self.read = torch.ones(FLUSH_BYTES // 8, dtype=torch.float32, device="cuda")
        self.triton = self._triton()

    def _triton(self):
        if triton is None:
            self.missing["Triton"] = WHY_NO_TRITON
            return None
        self.libraries["Triton"] = triton.__version__
        return TritonKernels(self.torch)

    def flush(self):
        """Empties the caches: a write, then a read of something else, so that no written line is left to be taken back."""
        self.written.zero_()
        self.read.sum()

    def set_tf32(self, allowed):
        self.torch.backends.cuda.matmul.allow_tf32 = allowed

    def products(self, rows, columns, batch):
        """Every way to multiply a matrix of rows x columns by a batch. What cannot be built is noted and left out."""
        products = []
        for precision in ("float32", "tf32", "float16", "bfloat16"):
            weights = self._random(rows, columns, precision)
            inputs = self._random(batch, columns, precision)
            products.append(self._dense(precision, weights, inputs))
            if precision in ("float16", "bfloat16"):
                self._try(products, f"PyTorch {precision} 2:4 cuSPARSELt", lambda: self._sparse("CUSPARSELT", "cuSPARSELt", precision, weights, inputs))
                self._try(products, f"PyTorch {precision} 2:4 CUTLASS", lambda: self._sparse("CUTLASS", "CUTLASS", precision, weights, inputs))
                if self.triton is not None:
                    self._try(products, f"Triton {precision}", lambda: self.triton.product(precision, weights, inputs))
        return products

    def _try(self, products, name, make):
        try:
            products.append(make())
        except Exception as error:  # One baseline that does not work here must not end the run.
            self.missing.setdefault(name, describe(error))

    def _random(self, rows, columns, precision):
        # From 0.5 up to 1 and the same below zero, as the bench's own: zeros would run faster than real numbers.
        numbers = self.torch.rand(rows, columns, device="cuda") / 2 + 0.5
        signs = self.torch.randint(0, 2, (rows, columns), device="cuda", dtype=self.torch.int8) * 2 - 1
        return (numbers * signs).to(self.types[precision])

    def _dense(self, precision, weights, inputs):
        linear = self.torch.nn.functional.linear

        def call():
            self.set_tf32(precision == "tf32")
            return linear(inputs, weights)

        return Product(f"PyTorch {precision}", precision, call, expected=(weights, inputs))

    def _sparse(self, kind, name, precision, weights, inputs):
        torch = self.torch
        form = getattr(torch.sparse, f"SparseSemiStructuredTensor{kind}")
        mask = torch.zeros(4, dtype=torch.bool, device="cuda")
        mask[:2] = True
        pruned = weights * mask.repeat(weights.shape[1] // 4)
        packed = form.from_dense(pruned)
        linear = torch.nn.functional.linear
        linear(inputs, packed)
        return Product(f"PyTorch {precision} 2:4 {name}", precision, lambda: linear(inputs, packed), pattern="4:2", expected=(pruned, inputs))

    def is_right(self, product):
        """Holds some rows of the first and the last sample to sums in double."""
        torch = self.torch
        weights, inputs = product.expected
        output = product.call()
        count = min(CHECKED_ROWS, weights.shape[0])
        rows = torch.tensor([(part + 1) * weights.shape[0] // count - 1 for part in range(count)], device="cuda")
        samples = torch.tensor(sorted({0, inputs.shape[0] - 1}), device="cuda")
        some, given = weights[rows].double(), inputs[samples].double()
        expected = given @ some.T
        size = given.abs() @ some.abs().T
        found = output[samples][:, rows].double()
        return bool(((found - expected).abs() <= error_bound(size, weights.shape[1], product.precision)).all())

    def captured(self, product):
        """The product as a CUDA graph: Python's own time stands in front of no replay."""
        torch = self.torch
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            product.call()
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            # Kept, so that nobody else is given the memory that the graph writes.
            graph.output = product.call()
        return graph.replay

    def measure(self, products, rounds):
        """Rows of baselines: every product called and replayed by turns, the faster of the two counts."""
        torch = self.torch
        contestants, verified = [], {}
        for product in products:
            try:
                verified[product.name] = self.is_right(product)
                contestants.append((product, "", product.call))
            except Exception as error:
                self.missing.setdefault(product.name, describe(error))
                continue
            try:
                contestants.append((product, GRAPH, self.captured(product)))
            except Exception:  # What cannot be captured is only called.
                torch.cuda.synchronize()

        times = [[] for _ in contestants]
        for turn in range(WARM_UP + rounds):
            events = []
            torch.cuda._sleep(BACKLOG_CYCLES)
            for _, _, call in contestants:
                self.flush()
                begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
                begin.record()
                call()
                end.record()
                events.append((begin, end))
            torch.cuda.synchronize()
            if turn >= WARM_UP:
                for own, (begin, end) in zip(times, events):
                    own.append(1000.0 * begin.elapsed_time(end))

        fastest = {}
        for (product, form, _), own in zip(contestants, times):
            row = baseline_row(product.name + form, product.precision, product.pattern, own, verified[product.name])
            if product.name not in fastest or row["median"] < fastest[product.name]["median"]:
                fastest[product.name] = row
        return list(fastest.values())


class TritonKernels:
    """A plain product in Triton: by rows for one sample, with tensor cores for more."""

    ROW_FORMS = [(4, 1024, 4), (8, 512, 4), (16, 256, 4), (1, 2048, 4)]
    TILE_FORMS = [(64, 128, 4), (128, 64, 4), (32, 128, 4), (128, 128, 8)]

    def __init__(self, torch):
        self.torch = torch

    def product(self, precision, weights, inputs):
        """The fastest of a few forms, tried briefly."""
        rows, batch = weights.shape[0], inputs.shape[0]
        output = self.torch.empty(batch, rows, dtype=weights.dtype, device="cuda")
        forms = self.ROW_FORMS if batch == 1 else self.TILE_FORMS
        calls = [self._call(form, weights, inputs, output) for form in forms]
        timed = [(self._seconds(call), number) for number, call in enumerate(calls)]
        return Product(f"Triton {precision}", precision, calls[min(timed)[1]], expected=(weights, inputs))

    def _call(self, form, weights, inputs, output):
        size, step, warps = form
        (rows, columns), batch = weights.shape, inputs.shape[0]
        tiles = triton.cdiv(rows, size)
        if batch == 1:

            def call():
                by_rows[(tiles,)](weights, inputs, output, rows, columns, ROWS=size, STEP=step, num_warps=warps)
                return output

            return call

        samples = min(128, max(16, triton.next_power_of_2(batch)))

        def call_tiles():
            by_tiles[(tiles, triton.cdiv(batch, samples))](
                weights, inputs, output, rows, columns, batch, ROWS=size, SAMPLES=samples, STEP=step, num_warps=warps
            )
            return output

        return call_tiles

    def _seconds(self, call):
        try:
            call()
        except Exception:  # A form that asks for more than this GPU has.
            return float("inf")
        self.torch.cuda.synchronize()
        begin = time.perf_counter()
        for _ in range(5):
            call()
        self.torch.cuda.synchronize()
        return time.perf_counter() - begin


def open_torch():
    """PyTorch, and why there is none."""
    try:
        return Torch(), None
    except Exception as error:  # No module, no GPU, a driver that does not fit: without it, nothing is measured.
        return None, describe(error)


def probe():
    """Prints what there is to measure."""
    torch, why = open_torch()
    if torch is None:
        print(f"PyTorch: {why}")
        return
    print(f"GPU: {torch.name}")
    names = [product.name for product in torch.products(4096, 4096, 16)]
    for library, version in torch.libraries.items():
        print(f"{library}: {version}")
    for name in names:
        print(f"works: {name}")
    for name, reason in torch.missing.items():
        print(f"missing: {name}: {reason}")


def measure_all(path, only, budget, rounds):
    """Measures the cases of a file and writes it after each of them."""
    begin = time.monotonic()
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    torch, why = open_torch()
    if torch is None:
        results["run"]["missing"]["PyTorch"] = why
        write(path, results)
        print(f"Nothing was measured: {why}.")
        return

    results["run"]["libraries"].update(torch.libraries)
    cases = cases_of(results, only)
    done = 0
    for case in cases:
        if time.monotonic() - begin > budget:
            print(f"The time is over: {len(cases) - done} of {len(cases)} cases are left.")
            break
        try:
            join(results, case, torch.measure(torch.products(*case), rounds))
        except Exception as error:  # Too large for the memory that is left, for one.
            torch.missing.setdefault(f"baselines at {case[0]}x{case[1]} b{case[2]}", describe(error))
        done += 1
        results["run"]["missing"].update(torch.missing)
        write(path, results)
        print(f"{time.monotonic() - begin:6.1f} s  {done} of {len(cases)}: {case[0]}x{case[1]} b{case[2]}", flush=True)
    print(f"Written: {path}. Compare anew with: bench report {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--probe", action="store_true", help="print what there is to measure")
    what.add_argument("--join", metavar="FILE", help="the JSON of a bench")
    parser.add_argument("--only", metavar="GLOB", help="measure only the cases whose name this describes")
    parser.add_argument("--budget", metavar="SECONDS", type=float, default=150.0, help="stop after so many seconds (150)")
    parser.add_argument("--rounds", metavar="COUNT", type=int, default=20, help="calls of each product (20)")
    options = parser.parse_args()
    if options.probe:
        probe()
    else:
        measure_all(options.join, options.only, options.budget, options.rounds)


if __name__ == "__main__":
    sys.exit(main())
