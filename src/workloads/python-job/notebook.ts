import { ConfigError, isRecord, shown } from '../../core';

/** A cell as far as it counts here. */
interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
  readonly metadata?: unknown;
}

/**
 * The cells with code of a notebook as one program. Cells with the tag `skip` are left out.
 *
 * @throws ConfigError `PythonNotebook`
 */
export function notebookProgram(text: string, file: string): string {
  const cells = cellsOf(text, file).map((cell, index) => ({ cell, number: index + 1 })).filter(({ cell }) => cell.cell_type === 'code' && !isSkipped(cell));
  const parts = cells.map(({ cell, number }) => {
    const code = sourceOf(cell).trimEnd();
    const magic = code.split('\n').find(line => /^\s*[%!]|^\s*\?|\?\s*$/.test(line) && !/^\s*#/.test(line));
    if (magic !== undefined) {
      throw new ConfigError('PythonNotebook', `cell ${number} of ${file} has what only a notebook knows, got ${shown(magic.trim())}; write it in Python, ` +
        'give packages in packages, or give the cell the tag "skip"');
    }
    return code === '' ? '' : `# Cell ${number}\n${code}`;
  }).filter(part => part !== '');
  if (parts.length === 0) {
    throw new ConfigError('PythonNotebook', `a notebook must have cells with code, got none in ${shown(file)}; name another file`);
  }
  return `${parts.join('\n\n')}\n`;
}

function cellsOf(text: string, file: string): readonly Cell[] {
  const content = parsed(text, file);
  const language = isRecord(content) && isRecord(content.metadata) && isRecord(content.metadata.kernelspec) ? content.metadata.kernelspec.language : undefined;
  if (!isRecord(content) || !Array.isArray(content.cells) || !content.cells.every(isRecord)) {
    throw new ConfigError('PythonNotebook', `a notebook must have a list of cells, as all of format 4 have, got none in ${shown(file)}; save it with a newer Jupyter`);
  }
  if (language !== undefined && language !== 'python') {
    throw new ConfigError('PythonNotebook', `a notebook must be one of Python, got ${shown(language)} in ${shown(file)}; name another file`);
  }
  return content.cells as readonly Cell[];
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigError('PythonNotebook', `a notebook must be JSON, got other text in ${shown(file)}; name an .ipynb file`, undefined, { cause });
  }
}

function sourceOf({ source }: Cell): string {
  return Array.isArray(source) ? source.join('') : typeof source === 'string' ? source : '';
}

function isSkipped({ metadata }: Cell): boolean {
  return isRecord(metadata) && Array.isArray(metadata.tags) && metadata.tags.includes('skip');
}
