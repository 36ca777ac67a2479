# SPDX-License-Identifier: Apache-2.0
# Computes the figures of an evaluation's report folder again, from scores.csv and presentations.csv
# alone and in the plainest way, and compares them with evaluation.json to the last digit. Definitions:
# docs/face-evaluation.md. Usage: recompute.py FOLDER; exit code 1 and a line for each difference.
import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

folder = Path(sys.argv[1])
report = json.loads((folder / "evaluation.json").read_text())
rows = list(csv.DictReader((folder / "scores.csv").open(newline="")))
scores_of_rows = [float(r["score"]) for r in rows]
differences = []
checked = 0


def same(what, found, written):
    global checked
    checked += 1
    if found != written:
        differences.append(f"{what}: {found!r} again, {written!r} in evaluation.json")


def share(what, errors, trials, written):
    same(what + " errors", errors, written["errors"])
    same(what + " trials", trials, written["trials"])
    if trials:
        same(what + " rate", errors / trials, written["rate"])


def threshold_for(rate, scores):
    """The smallest at which no more than the largest k with k / n <= rate scores match."""
    allowed = max(k for k in range(len(scores) + 1) if k / len(scores) <= rate)
    falling = sorted(scores, reverse=True)
    if allowed == len(scores):
        return falling[-1]
    return math.nextafter(falling[allowed], math.inf)


def one_to_one():
    mated = [float(r["score"]) for r in rows if r["label"] == "mated"]
    non_mated = [float(r["score"]) for r in rows if r["label"] == "non_mated"]
    written = report["one_to_one"]
    same("mated", len(mated), written["mated"])
    same("non-mated", len(non_mated), written["non_mated"])
    for point in written["points"]:
        threshold = point["threshold"]
        if point["fmr_asked"] is not None:
            same(f"threshold of FMR {point['fmr_asked']}",
                 threshold_for(point["fmr_asked"], non_mated), threshold)
        share(f"FMR at {threshold}", sum(s >= threshold for s in non_mated), len(non_mated), point["fmr"])
        share(f"FNMR at {threshold}", sum(s < threshold for s in mated), len(mated), point["fnmr"])
    candidates = sorted(set(mated + non_mated))
    candidates.append(math.nextafter(candidates[-1], math.inf))
    best = None
    for threshold in candidates:
        matches = sum(s >= threshold for s in non_mated)
        misses = sum(s < threshold for s in mated)
        distance = abs(matches * len(mated) - misses * len(non_mated))
        if best is None or distance < best[0]:
            best = (distance, threshold, matches / len(non_mated), misses / len(mated))
    same("EER threshold", best[1], written["eer"]["threshold"])
    same("EER", (best[2] + best[3]) / 2, written["eer"]["rate"])
    same("EER interval", equal_error_interval(), written["eer"]["bootstrap_by_subject"])


def random_numbers(seed):
    """splitmix64 by S. Vigna, seeded as src/core/seeded_random.hpp says."""
    mask = 2**64 - 1

    def following(state):
        state = state + 0x9E3779B97F4A7C15 & mask
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        return state, z ^ z >> 31

    state, number = following(seed)
    state = following(number ^ 0x5851F42D4C957F2D)[1]
    while True:
        state, number = following(state)
        yield number


def equal_error(mated, non_mated):
    """The rate for weighted scores, by threshold: lists of (score, weight)."""
    of = defaultdict(lambda: [0, 0])
    for score, weight in mated:
        of[score][0] += weight
    for score, weight in non_mated:
        of[score][1] += weight
    m, n = sum(w for _, w in mated), sum(w for _, w in non_mated)
    if not m or not n:
        return None
    misses, matches, best = 0, n, None
    for score in sorted(of):  # the threshold; the last one is above all scores
        if best is None or abs(matches * m - misses * n) < best[0]:
            best = abs(matches * m - misses * n), (matches / n + misses / m) / 2
        misses += of[score][0]
        matches -= of[score][1]
    if abs(matches * m - misses * n) < best[0]:
        best = 0, (matches / n + misses / m) / 2
    return best[1]


def equal_error_interval():
    subjects = [int(r[side]) for r in rows for side in ("reference_subject", "probe_subject")
                if r[side] != ""]
    if len(subjects) < 2 * len(rows) or max(subjects) < 1:
        return None
    people = max(subjects) + 1
    numbers = random_numbers(report["settings"]["seed"])
    rates = []
    for _ in range(report["settings"]["replicates"]):
        drawn = [0] * people
        for _ in range(people):
            drawn[next(numbers) % people] += 1
        mated, non_mated = [], []
        for r, score in zip(rows, scores_of_rows):
            a, b = drawn[int(r["reference_subject"])], drawn[int(r["probe_subject"])]
            (mated if r["label"] == "mated" else non_mated).append(
                (score, a if r["label"] == "mated" else a * b))
        rate = equal_error(mated, non_mated)
        if rate is not None:
            rates.append(rate)
    rates.sort()
    cut = int(len(rates) * (1 - report["settings"]["confidence"]) / 2 + 1e-9)
    return [rates[cut], rates[len(rates) - 1 - cut]]


def one_to_many():
    written = report.get("one_to_many")
    if written is None:
        return
    by_probe = defaultdict(dict)
    for r in rows:
        by_probe[r["probe"]][r["label"], r["reference"]] = float(r["score"])
    gallery = {r["reference"] for r in rows}
    same("gallery", len(gallery), written["gallery"])
    searches = []  # score of the mate, best other, rank
    for scores in by_probe.values():
        mate = [s for (label, _), s in scores.items() if label == "mated"]
        others = [s for (label, _), s in scores.items() if label == "non_mated"]
        if mate:
            searches.append((mate[0], max(others), 1 + sum(s >= mate[0] for s in others)))
    same("searches", len(searches), written["searches"])
    for rank, found in enumerate(written["found_within_rank"], 1):
        same(f"CMC at rank {rank}", sum(s[2] <= rank for s in searches), found)
    for point in written["points"]:
        threshold = threshold_for(point["fpir_asked"], [s[1] for s in searches])
        same(f"threshold of FPIR {point['fpir_asked']}", threshold, point["threshold"])
        share(f"FPIR at {threshold}", sum(s[1] >= threshold for s in searches), len(searches), point["fpir"])
        share(f"FNIR at {threshold}", sum(s[2] > 1 or s[0] < threshold for s in searches), len(searches),
              point["fnir"])


def accepted(frames, score_of, settings):
    """One attempt: does it end in a match, and after how many frames?"""
    compared = matches = lost = seen = 0
    for frame in frames:
        if matches >= settings["matches_needed"] or compared >= settings["frames_compared"]:
            break
        if lost >= settings["unusable_frames"]:
            break
        seen += 1
        if frame["template"] == "0":
            lost += 1
            continue
        compared += 1
        matches += score_of[frame["name"]] >= settings["threshold"]
    match = matches >= settings["matches_needed"]
    if not match or settings["liveness_threshold"] is None:
        return match, seen
    # Attack detection goes on until it has seen enough.
    while seen < len(frames) and sum(f["liveness"] != "" for f in frames[:seen]) < settings["frames_watched"]:
        seen += 1
    last = [float(f["liveness"]) for f in frames[:seen] if f["liveness"] != ""]
    return not last or last[-1] >= settings["liveness_threshold"], seen


def transactions():
    written = report.get("transactions")
    if written is None:
        return
    presentations = list(csv.DictReader((folder / "presentations.csv").open(newline="")))
    attempts = defaultdict(lambda: defaultdict(list))
    for f in presentations:
        if f["species"] == "":
            attempts[f["subject"], f["condition"], int(f["transaction"])][int(f["attempt"])].append(f)
    scores = defaultdict(dict)  # of each reference with each frame
    for r in rows:
        scores[r["reference"]][r["probe"]] = float(r["score"])
    frr = [0, 0]
    far = [0, 0]
    fta = [0, 0]
    at = defaultdict(int)
    needed = defaultdict(int)
    for (subject, _, _), own in attempts.items():
        for frames in own.values():
            fta[0] += all(f["template"] == "0" for f in frames)
            fta[1] += 1
        stated = next(iter(own.values()))[0].get("claims")  # the column is there if any are stated
        for reference, score_of in scores.items():
            if stated is not None and reference != subject and reference not in stated.split(";"):
                continue
            taken = 0
            for number, attempt in sorted(own.items()):
                match, seen = accepted(attempt, score_of, written["settings"])
                taken += seen
                if match:
                    break
            if reference == subject:
                frr[0] += not match
                frr[1] += 1
                if match:
                    at[number + 1] += 1
                    needed[taken] += 1
            else:
                far[0] += match
                far[1] += 1
    share("FRR", *frr, written["frr"])
    share("FAR", *far, written["far"])
    share("FTA of attempts", *fta, written["attempt_fta"])
    same("accepted at attempt", [at[i + 1] for i in range(max(at, default=0))], written["accepted_at_attempt"])
    same("frames to acceptance", [needed[i + 1] for i in range(max(needed, default=0))],
         written["frames_to_acceptance"])
    if report.get("attack_detection"):
        attack_detection(presentations)


def attack_detection(presentations):
    last = {}  # liveness of each presentation
    for f in presentations:
        key = f["species"], f["subject"], f["condition"], f["transaction"], f["attempt"]
        if f["liveness"] != "":
            last[key] = float(f["liveness"])
    bona_fide = [score for key, score in last.items() if key[0] == ""]
    for point in report["attack_detection"]["points"]:
        threshold = point["threshold"]
        share(f"BPCER at {threshold}", sum(s < threshold for s in bona_fide), len(bona_fide), point["bpcer"])
        for one in point["species"]:
            attacks = [score for key, score in last.items() if key[0] == one["species"]]
            share(f"APCER of {one['species']} at {threshold}", sum(s >= threshold for s in attacks),
                  len(attacks), one["apcer"])


one_to_one()
one_to_many()
transactions()
for line in differences:
    print(line)
print(f"{checked} figures computed again, {len(differences)} differ")
sys.exit(1 if differences or checked < 30 else 0)
