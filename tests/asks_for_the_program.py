"""Stands for the program: hands on its streams and words, what it is told to do, and ends as that did."""

import os
import sys


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


NUMBER = 20  # digits of a process
OPEN = [number for number in (0, 1, 2) if _is_open(number)]  # before a socket takes the place of one


def main(address: str, words: list[str]) -> int:
    from signal import SIGINT, SIGTERM, signal
    from socket import AF_UNIX, send_fds, socket

    parts = [os.fsencode(word) for word in words]
    variables = [name + b"=" + value for name, value in os.environb.items()]
    head = ["".join(map(str, OPEN)).encode(), os.getcwdb(), str(len(parts)).encode()]
    line = socket(AF_UNIX)
    line.connect(address)
    send_fds(line, [b"\0".join([*head, *parts, *variables])], OPEN)
    for number in OPEN:
        os.close(number)  # a reader sees the end when the program closes
    program = int(line.recv(NUMBER))
    for number in (SIGINT, SIGTERM):
        signal(number, lambda number, _: os.kill(program, number))
    answer = line.recv(1)
    return answer[0] if answer else 137


if __name__ == "__main__":
    os._exit(main(sys.argv[1], sys.argv[2:]))
