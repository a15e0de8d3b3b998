"""Prints what eng/evidence.sh measured, as tables: means and sample standard deviations over folds or seeds."""
import glob
import json
import os
import statistics
import sys


def read(folder, name, file="metrics.json"):
    with open(os.path.join(folder, name, "1.0.0", file), encoding="utf-8") as content:
        return json.load(content)


def spread(values):
    values = [value for value in values if value is not None]
    if not values:
        return "never"
    deviation = statistics.stdev(values) if len(values) > 1 else 0
    return f"{statistics.mean(values):7.4f} ± {deviation:.4f}"


def curve(metrics, task):
    return [epoch["tasks"][task][metrics["primary"][task]["metric"]] for epoch in metrics["epochs"]]


def gains(comparison, task):
    for name, values in comparison["gains"][task].items():
        print(f"  {name:<17} {spread(values['values'])}   {values['values']}")


def rate(folder):
    comparison = read(folder, "ants-0")["comparisons"][0]
    print(f"{comparison['rate'] / 0.01:g}")


def ants(folder):
    folds = range(3)
    moved = [read(folder, f"ants-{fold}") for fold in folds]
    frozen = [read(folder, f"ants-frozen-{fold}") for fold in folds]
    print("ants and bees, 3 stratified folds over 397 pictures: accuracy on the fold left out")
    for name, curves in (
        ("frozen", [curve(metrics, "insect") for metrics in frozen]),
        ("probe-then-full", [curve(metrics, "insect") for metrics in moved]),
        ("scratch", [metrics["comparisons"][0]["runs"][0]["baseline"]["tasks"]["insect"] for metrics in moved]),
    ):
        print(f"  {name:<17} best {spread([max(values) for values in curves])}   last {spread([values[-1] for values in curves])}")
    paired = [max(curve(a, "insect")) - max(curve(b, "insect")) for a, b in zip(moved, frozen)]
    print(f"  probe-then-full - frozen, paired {spread(paired)}   {[round(value, 4) for value in paired]}")
    print("gains of probe-then-full over scratch, fold by fold")
    for name in moved[0]["comparisons"][0]["gains"]["insect"]:
        values = [metrics["comparisons"][0]["gains"]["insect"][name]["values"][0] for metrics in moved]
        print(f"  {name:<17} {spread(values)}   {values}")


def parameters(folder, name):
    return os.path.getsize(os.path.join(folder, name, "1.0.0", "model.safetensors"))


def means(tasks, name):
    """The mean over the tasks, seed by seed."""
    return [statistics.mean(seed) for seed in zip(*(values[name]["values"] for values in tasks.values()))]


def together(comparison, title):
    for split, tasks in (("validation", comparison["tasks"]), ("test", comparison["test"])):
        print(f"{title} together and alone, seeds {comparison['seeds']}: accuracy on {split}")
        for task, values in tasks.items():
            columns = "   ".join(f"{name} {spread(values[name]['values'])}" for name in ("joint", "alone", "difference"))
            print(f"  {task:<11} {columns}   {values.get('verdict', '')}")
        for name in ("joint", "alone", "difference"):
            print(f"  mean of the {len(tasks)}, {name:<10} {spread(means(tasks, name))}")


def traffic(folder):
    comparisons = {rate: read(folder, f"traffic-{rate}")["comparisons"][0] for rate in (5, 15)}
    for rate, comparison in comparisons.items():
        together(comparison, f"cars, pedestrians, signs at rate {rate / 100}")
        print(f"  mean relative change {spread(comparison['deltaM']['values'])}")
    better = {side: max(comparisons, key=lambda rate: statistics.mean(means(comparisons[rate]["tasks"], side))) for side in ("joint", "alone")}
    print(f"each side at the rate that validation prefers, together {better['joint'] / 100} and alone {better['alone'] / 100}: accuracy on test")
    sides = {side: comparisons[rate]["test"] for side, rate in better.items()}
    pairs = {task: [sides[side][task][side]["values"] for side in ("joint", "alone")] for task in sides["joint"]}
    pairs["mean"] = [means(sides[side], side) for side in ("joint", "alone")]
    for task, (joint, alone) in pairs.items():
        print(f"  {task:<11} joint {spread(joint)}   alone {spread(alone)}   difference {spread([a - b for a, b in zip(joint, alone)])}")
    print(f"  one network of {parameters(folder, 'traffic-5') / 1e6:.1f} MB in place of three")


def balancers(folder):
    print("balancers, each at the rate that validation prefers: accuracy on test (validation's mean in brackets), seconds a training")
    runs = {}
    for path in sorted(glob.glob(os.path.join(folder, "balancer-*"))):
        name, rate, _ = os.path.basename(path).removeprefix("balancer-").rsplit("-", 2)
        runs.setdefault(name, {}).setdefault(int(rate), []).append(os.path.basename(path))
    for name, rates in runs.items():
        scores = {rate: [best_score(read(folder, run)) for run in runs] for rate, runs in rates.items()}
        rate = max(scores, key=lambda rate: statistics.mean(scores[rate]))
        metrics = [read(folder, run) for run in rates[rate]]
        tests = {task: [one["test"][task]["accuracy"] for one in metrics] for task in metrics[0]["tasks"]}
        columns = "   ".join(f"{task} {spread(values)}" for task, values in tests.items())
        mean = spread([statistics.mean(one) for one in zip(*tests.values())])
        seconds = statistics.mean(read(folder, run, "run.json")["seconds"] for run in rates[rate])
        left_out = "" if len(metrics) == 3 else f"   {3 - len(metrics)} left out"
        print(f"  {name:<12} {rate / 100:.2f}   {columns}   mean {mean} ({spread(scores[rate])})   {seconds:5.1f} s{left_out}")


def best_score(metrics):
    return metrics["epochs"][metrics["bestEpoch"] - 1]["score"]


def cifar(folder):
    comparison = read(folder, "cifar")["comparisons"][0]
    print(f"CIFAR-10 sample, ResNet-20, seeds {comparison['seeds']}, the baseline's rate {comparison['rate']:g}: accuracy by training examples")
    for size in comparison["sizes"]:
        columns = "   ".join(f"{side} {spread(size[side]['object']['values'])}" for side in ("transfer", "baseline"))
        print(f"  {size['examples']:>5}   {columns}")
    gains(comparison, "object")


def tables(folder):
    seeds = (7, 8, 9)
    print(f"Adult, income and never-married, a tenth validates and a fifth tests, seeds {list(seeds)}: test")
    for task in ("income", "never-married"):
        for name, run in (("together", "together"), ("alone", task)):
            tests = [read(folder, f"adult-{run}-{seed}")["test"][task] for seed in seeds]
            columns = "   ".join(f"{metric} {spread([test[metric] for test in tests])}" for metric in ("auroc", "accuracy"))
            print(f"  {task:<13} {name:<8}   {columns}")
    comparison = read(folder, "wine")["comparisons"][0]
    print(f"wine, colour (accuracy) and quality (mae, less is better) together and alone, seeds {comparison['seeds']}: test")
    for task, values in comparison["test"].items():
        columns = "   ".join(f"{name} {spread(values[name]['values'])}" for name in ("joint", "alone", "difference"))
        print(f"  {task:<13} {columns}")
    test = read(folder, "wine")["test"]
    print(f"  the model of seed {comparison['seeds'][0]}: " + ", ".join(f"{task} {name} {value:.4f}" for task, values in test.items() for name, value in values.items()))


def text(folder):
    runs = [read(folder, f"sst2-{seed}") for seed in (7, 8, 9)]
    print("SST-2 from random embeddings, seeds 7 to 9: accuracy")
    print(f"  validation {spread([best_score(one) for one in runs])}   test {spread([one['test']['sentiment']['accuracy'] for one in runs])}")
    together(read(folder, "trec")["comparisons"][0], "TREC's coarse and fine classes")
    comparison = read(folder, "spam")["comparisons"][0]
    print(f"SST-2's trunk on 50 messages a class against scratch, seeds {comparison['seeds']}, the baseline's rate {comparison['rate']:g}: accuracy on the rest")
    for side in ("transfer", "baseline"):
        curves = [run[side]["tasks"]["spam"] for run in comparison["runs"]]
        print(f"  {side:<9} first epoch {spread([values[0] for values in curves])}   best {spread([max(values) for values in curves])}")
    gains(comparison, "spam")


{"rate": rate, "ants": ants, "traffic": traffic, "balancers": balancers, "cifar": cifar, "tables": tables, "text": text}[sys.argv[1]](sys.argv[2])
