"""Components of the team: plain functions, each complete in itself, which a notebook can import and try."""
from kfp.dsl import Artifact, Dataset, Input, Output


def add(value_1: int, value_2: int) -> int:
    return value_1 + value_2


def subtract(value_1: int, value_2: int) -> int:
    return value_1 - value_2


def multiply(value_1: int, value_2: int) -> int:
    return value_1 * value_2


def repeat_line(line: str, text: Output[Dataset], count: int = 10):
    """Writes a line many times."""
    with open(text.path, 'w') as file:
        file.write(f'{line}\n' * count)


def print_text(text: Input[Artifact]):
    """Prints a file as it is."""
    with open(text.path) as file:
        print(file.read(), end='')


def text_file(content: str, text: Output[Dataset]):
    """Makes a file of a value, for components that take files."""
    with open(text.path, 'w') as file:
        file.write(content)


def split_text_lines(source: Input[Dataset], odd_lines: Output[Dataset], even_lines: Output[Dataset]):
    """The first, third ... line goes into one file, the others into another."""
    with open(source.path) as file:
        lines = file.readlines()
    for part, chosen in ((odd_lines, lines[0::2]), (even_lines, lines[1::2])):
        with open(part.path, 'w') as file:
            file.writelines(chosen)


def write_numbers(numbers: Output[Dataset], start: int = 0, count: int = 10):
    """The numbers from start up to count, without it, one on a line."""
    with open(numbers.path, 'w') as file:
        file.writelines(f'{number}\n' for number in range(start, count))


def sum_numbers(numbers: Input[Dataset]) -> int:
    with open(numbers.path) as file:
        return sum(int(line) for line in file)
