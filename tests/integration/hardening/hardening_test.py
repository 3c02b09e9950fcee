#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""The programs are built so that a fault in memory ends them instead of serving an attacker: read from the programs.

Usage: hardening_test.py OPTIMIZATION SANITIZER PROCESSOR PROGRAM… (the first three as Meson calls them)
"""

import pathlib
import re
import subprocess
import sys

OPTIMIZATION, SANITIZER, PROCESSOR = sys.argv[1:4]

# Where a jump may lead, and to nowhere else. Whether the processor is asked to heed them is up to the C library, too:
# the whole program has the note for it (readelf -n) only where the library's own objects have the marks.
JUMP_MARKS = {"x86_64": r"\bendbr64\b", "aarch64": r"\b(?:bti|paciasp)\b"}


def tell(*command) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout


def is_position_independent(program):
    return "DYN" in tell("readelf", "-hW", program) and re.search(r"FLAGS_1.*\bPIE\b", tell("readelf", "-dW", program))


def has_read_only_relocations(program):
    return "GNU_RELRO" in tell("readelf", "-lW", program) and re.search(r"\bNOW\b", tell("readelf", "-dW", program))


def has_no_executable_stack(program):
    return re.search(r"GNU_STACK.* RW +0x", tell("readelf", "-lW", program))


def checks_its_returns(program):
    return "__stack_chk_fail" in tell("readelf", "--dyn-syms", "-W", program)


def checks_the_standard_library(program):
    return "__glibcxx_assert_fail" in tell("readelf", "--dyn-syms", "-W", program)


def checks_the_size_of_buffers(program):
    return re.search(r"\b__\w+_chk\b", tell("readelf", "--dyn-syms", "-W", program))


def code_of(program) -> str:
    return tell("objdump", "-d", "--no-show-raw-insn", program)


def marks_where_it_may_jump(program):
    """Each function that is not inlined begins with a mark; a program without has those of the C library's own start."""
    return len(re.findall(JUMP_MARKS[PROCESSOR], code_of(program))) > 100


def touches_every_page_of_its_stack(program):
    """Takes more than a page at a time nowhere. (Giving back may be written as taking a negative size, of 16 digits.)"""
    taken = re.findall(r"\bsub +\$0x([0-9a-f]{1,8}),%rsp", code_of(program))
    return taken and max(int(size, 16) for size in taken) <= 0x1000


def reason_to_skip(check) -> str:
    if check is checks_the_size_of_buffers and OPTIMIZATION in ("0", "plain"):
        return "_FORTIFY_SOURCE works in optimized code only"
    if check is checks_the_size_of_buffers and SANITIZER != "none":
        return "the sanitizer looks at buffers itself"
    if check is marks_where_it_may_jump and PROCESSOR not in JUMP_MARKS:
        return f"no marks are known for {PROCESSOR}"
    if check is touches_every_page_of_its_stack and (PROCESSOR != "x86_64" or SANITIZER != "none"):
        return "only the code of x86_64 is read here, without sanitizers"
    return ""


def main():
    checks = [is_position_independent, has_read_only_relocations, has_no_executable_stack, checks_its_returns,
              checks_the_standard_library, checks_the_size_of_buffers, marks_where_it_may_jump,
              touches_every_page_of_its_stack]
    cases = [(program, check) for program in sys.argv[4:] for check in checks]
    print(f"1..{len(cases)}")
    failed = False
    for number, (program, check) in enumerate(cases, 1):
        reason = reason_to_skip(check)
        holds = bool(reason) or bool(check(program))
        failed = failed or not holds
        name = f"{pathlib.Path(program).name} {check.__name__.replace('_', ' ')}"
        print(f"{'ok' if holds else 'not ok'} {number} - {name}{' # SKIP ' + reason if reason else ''}", flush=True)
    return failed


sys.exit(main())
