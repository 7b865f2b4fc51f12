#!/usr/bin/env python3
"""Makes framework trees to measure on: the same arguments give the same bytes.

  make_tree.py copies OUT --files 5860 --seed 1 SOURCE...   copies of real frameworks, about 3% of their lines changed
  make_tree.py packages OUT --modules 1000 --seed 1         packages of ten small modules that refer to each other

Nothing is written outside OUT, which must not exist.
"""
import argparse
import pathlib
import random
import sys

MODULE_ENDINGS = {".md", ".mdc", ".xml", ".yml", ".yaml", ".toml", ".mustache"}
WORDS = (
    "always check the result before the next step and name what is missing write one sentence for each finding keep the "
    "order of the list read the whole file first ask when two rules disagree prefer the smaller change report numbers "
    "with their unit stop at the first failure and say why"
).split()


def perturb(text, rng, share=0.03):
    """Changes about this share of the lines by one word, so that no two copies are equal."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if len(line) > 20 and rng.random() < share:
            words = line.split(" ")
            at = rng.randrange(len(words))
            words.insert(at, rng.choice(WORDS))
            # Indentation means something in every one of these formats: never before the first word.
            lines[i] = " ".join(words) if line[: len(line) - len(line.lstrip())] == "" or at > 0 else line
    return "\n".join(lines)


def copies(out, sources, files, seed):
    originals = []
    for source in sources:
        base = pathlib.Path(source)
        for path in sorted(base.rglob("*")):
            if path.is_file() and path.suffix in MODULE_ENDINGS:
                originals.append((base.name, path.relative_to(base), path.read_bytes().decode("utf-8")))
    if not originals:
        sys.exit("make_tree: no modules in " + ", ".join(sources))
    rng = random.Random(seed)
    written = size = round_ = 0
    while written < files:
        for name, relative, text in originals:
            if written == files:
                break
            data = perturb(text, rng).encode("utf-8")
            target = out / f"copy-{round_:03d}" / name / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            written += 1
            size += len(data)
        round_ += 1
    print(f"{out}: {written} files, {size / 1e6:.1f} MB")


def sentence(rng, length):
    return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize() + "."


def packages(out, modules, seed):
    rng = random.Random(seed)
    written = size = package = 0
    while written < modules:
        base = out / f"plugins/p{package:05d}"
        for i in range(min(10, modules - written)):
            links = [f"- Read `references/part-{j}.md` when step {j} fails.\n" for j in (i + 1, i + 2) if 2 <= j <= 9]
            if i == 0:
                path = base / f"commands/run-{package:05d}.md"
                head = f"---\ndescription: {sentence(rng, 8)}\n---\n"
                links = [f"@plugins/p{package:05d}/references/part-2.md\n", "See `references/part-3.md`.\n"]
            elif i == 1:
                path = base / f"skills/skill-{package:05d}/SKILL.md"
                head = f"---\nname: skill-{package:05d}\ndescription: {sentence(rng, 8)}\n---\n"
                links = [f"Open [the details](../../references/part-{j}.md) first.\n" for j in (4, 5)]
            else:
                path = base / f"references/part-{i}.md"
                head = ""
                links = [link.replace("references/", "") for link in links]
            body = "\n\n".join(sentence(rng, rng.randrange(8, 30)) for _ in range(6))
            data = f"{head}# Module {i} of package {package}\n\n{body}\n\n{''.join(links)}".encode("utf-8")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written += 1
            size += len(data)
        package += 1
    (out / "CLAUDE.md").write_text("# Packages\n\nUse a package's command by its name.\n")
    print(f"{out}: {written + 1} files, {size / 1e6:.1f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = parser.add_subparsers(dest="kind", required=True)
    a = sub.add_parser("copies")
    a.add_argument("out", type=pathlib.Path)
    a.add_argument("sources", nargs="+")
    a.add_argument("--files", type=int, default=5860)
    a.add_argument("--seed", type=int, default=1)
    b = sub.add_parser("packages")
    b.add_argument("out", type=pathlib.Path)
    b.add_argument("--modules", type=int, required=True)
    b.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.out.exists():
        sys.exit(f"make_tree: {arguments.out} exists")
    if arguments.kind == "copies":
        copies(arguments.out, arguments.sources, arguments.files, arguments.seed)
    else:
        packages(arguments.out, arguments.modules, arguments.seed)


if __name__ == "__main__":
    main()
