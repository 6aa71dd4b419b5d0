import { Annotation, Annotations } from './annotations';
import { PythonOutput, PythonParameter, PythonPort } from './function';
import { Literal, literal } from './literals';
import { PythonModule } from './module';
import { Parameter, parameters } from './statements';
import { kids, Node } from './syntax';
import { ConfigError, shown } from '../../core';
import { ParameterType } from '../ir/types';

/** What a signature says of the inputs and outputs of a component, and how its text has to change. */
export interface Signature {
  readonly parameters: readonly PythonParameter[];
  readonly outputs: readonly PythonOutput[];
  /** Annotations that executors do not know, with what they do. */
  readonly edits: readonly { readonly from: number; readonly to: number; readonly text: string }[];
}

/** Reads the parameters of a component's function. */
export function readParameters(module: PythonModule, definition: Node, annotations: Annotations): Signature {
  const list = kids(definition).find(kid => kid.name === 'ParamList') ?? definition;
  refuseKinds(module, list);
  const inputs: PythonParameter[] = [];
  const outputs: PythonOutput[] = [];
  const edits: { from: number; to: number; text: string }[] = [];
  for (const parameter of parameters(list)) {
    const name = module.of(parameter.name);
    const what = `parameter ${name}`;
    const type = typeOf(module, parameter, what);
    const annotation = annotations.read(type, what);
    if (annotation.optionalOf !== undefined) {
      edits.push({ from: type.from, to: type.to, text: `Optional[${module.of(annotation.optionalOf)}]` });
    }
    const port = { name, line: module.line(parameter.name.from), ...portType(annotation) };
    const value = parameter.value && defaultOf(module, parameter.value, annotation, what);
    if (annotation.form === 'Output' || annotation.form === 'OutputPath') {
      outputs.push({ ...port, given: annotation.form === 'Output' ? 'artifact' : 'path' });
    } else {
      const passed = passedAs(annotation);
      inputs.push({
        ...port, passed, optional: value !== undefined || passed === 'status' || passed === 'config',
        ...parameter.value === undefined ? {} : { defaultText: module.of(parameter.value) },
        ...value === undefined || value.type === 'None' ? {} : { default: value.value },
      });
    }
  }
  return { parameters: inputs, outputs, edits };
}

/** Type, file and own name of an annotation, where it has them. */
export function portType({ parameterType, artifact, typeName }: Annotation): Pick<PythonPort, 'parameterType' | 'artifact' | 'typeName'> {
  return { ...parameterType === undefined ? {} : { parameterType }, ...artifact === undefined ? {} : { artifact }, ...typeName === undefined ? {} : { typeName } };
}

/** Refuses parameters that nobody can pass by name. */
function refuseKinds(module: PythonModule, list: Node): void {
  for (const { name, stars } of parameters(list)) {
    if (stars !== '' || module.of(name) === 'Output') {
      throw new ConfigError('PythonParameter', stars === '' ?
        `parameter Output (${module.place(name.from)}) has the name of what a function returns, got "Output"; give it another name` :
        `a component has a fixed list of inputs (${module.place(name.from)}), got "${stars}${module.of(name)}"; name them, or take a list or dict`);
    }
  }
  // The grammar gives the slash no node.
  let end = list.from;
  for (const kid of kids(list)) {
    if (module.text.slice(end, kid.from).includes('/') && !module.text.slice(end, kid.from).includes('#')) {
      throw new ConfigError('PythonParameter', `parameters are passed by name (${module.place(end)}), got ${shown(module.of(list))}; take the "/" away`);
    }
    end = kid.to;
  }
}

function typeOf(module: PythonModule, { name, annotation }: Parameter, what: string): Node {
  const type = annotation && kids(annotation)[1];
  if (type === undefined) {
    throw new ConfigError('PythonParameter', `${what} (${module.place(name.from)}) has no type, got ${shown(module.of(name))}; write e.g. "${module.of(name)}: str"`);
  }
  return type;
}

function passedAs({ form, isList, artifact, parameterType }: Annotation): PythonParameter['passed'] {
  return form === 'InputPath' ? 'path' : artifact !== undefined ? (isList === true ? 'artifacts' : 'artifact') :
    parameterType === 'TASK_FINAL_STATUS' ? 'status' : parameterType === 'TASK_CONFIG' ? 'config' : 'value';
}

const LITERALS: Readonly<Record<ParameterType, readonly Literal['type'][]>> = {
  STRING: ['str'], NUMBER_INTEGER: ['int'], NUMBER_DOUBLE: ['float', 'int'], BOOLEAN: ['bool'], LIST: ['list', 'tuple'], STRUCT: ['dict'],
  TASK_FINAL_STATUS: [], TASK_CONFIG: [],
};

const EXAMPLES: Readonly<Record<ParameterType, string>> = {
  STRING: "'text'", NUMBER_INTEGER: '1', NUMBER_DOUBLE: '0.5', BOOLEAN: 'True', LIST: '[1, 2]', STRUCT: "{'a': 1}", TASK_FINAL_STATUS: 'None', TASK_CONFIG: 'None',
};

function defaultOf(module: PythonModule, node: Node, { form, parameterType }: Annotation, what: string): Literal {
  const value = literal(module, node);
  const isInput = form !== 'Output' && form !== 'OutputPath';
  const allowed = parameterType === undefined || !isInput ? [] : LITERALS[parameterType];
  if (value?.type === 'None' || value !== undefined && allowed.includes(value.type)) {
    return value;
  }
  const wrong = parameterType === undefined || !isInput ? 'is of a file, which has no default but None' : value === undefined ? 'is no literal' : `is of type ${value.type}`;
  throw new ConfigError('PythonDefault', `${what} (${module.place(node.from)}) needs a default that is a literal of its type: this one ${wrong}, got ${shown(module.of(node))}; ` +
    `write ${parameterType === undefined || !isInput ? 'None' : `a literal such as ${EXAMPLES[parameterType]}, or None and compute it in the function`}`);
}
