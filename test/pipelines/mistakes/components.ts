/** Ports and components. */
import * as kfp from '../../../src/pipelines';
import { component } from '../support';
import { circle, inPipeline, type Mistake } from './mistake';

export const PORTS: readonly Mistake[] = [
  ['a default of another type', 'PortDefault', 'the default of a NUMBER_INTEGER', '"5"', 'pass a value that the port takes', () => kfp.int().default('5' as never)],
  ['a fraction for an int', 'PortDefault', 'must be a whole number', '1.5', 'pass a value', () => kfp.int().default(1.5)],
  ['a number beyond what is exact', 'PortDefault', 'must be a whole number', '1e+300', 'pass a value', () => kfp.int().default(1e300)],
  ['NaN for a double', 'PortDefault', 'must be a finite number', 'NaN', 'pass a value', () => kfp.float().default(NaN)],
  ['Infinity for a double', 'PortDefault', 'must be a finite number', 'Infinity', 'pass a value', () => kfp.float().default(Infinity)],
  ['NaN in a list', 'PortDefault', 'must hold what JSON can say, not NaN', '[null]', 'pass a value', () => kfp.list().default([NaN])],
  ['a list that contains itself', 'PortDefault', 'must not contain itself', 'an object that contains itself', 'pass a value', () => kfp.list().default(circle as never)],
  ['an item of another type', 'PortDefault', 'must hold items of the type STRING', '[1]', 'pass a value', () => kfp.list(kfp.str()).default([1] as never)],
  ['a default that is no choice', 'PortDefault', 'must be one of "a", "b"', '"c"', 'pass a value', () => kfp.str().oneOf('a', 'b').default('c')],
  ['choices without the default', 'PortDefault', 'must be one of "a"', '"b"', 'add it to the choices', () => kfp.str().default('b').oneOf('a')],
  ['no choices', 'PortChoices', 'choices of a STRING', 'none', 'pass all that are allowed', () => kfp.str().oneOf()],
  ['a description that is no text', 'PortDescription', 'the description of a port', 'a number', 'say what the port is for', () => kfp.dataset().describe(1 as never)],
  ['a version that is none', 'ArtifactType', 'with a version', '"google.VertexModel" and "one"', 'use artifact()', () => kfp.artifactOf('google.VertexModel', 'one')],
  ['an own type with dots', 'ArtifactType', 'the name of an own type', '"system.Model"', 'pass a name such as "TFModel"', () => kfp.ownArtifact('system.Model')],
  ['an own type whose facts are no JSON', 'ArtifactType', 'what is said of the type "Net"', '{}', 'pass a map', () => kfp.ownArtifact('Net', { at: () => 1 } as never)],
  ['a name that no program could have', 'PortName', 'the name of an input', '"2nd"', 'rename it', () => component('x', { '2nd': kfp.str() })],
  ['a name with spaces', 'PortName', 'the name of an output', '"the sum"', 'rename it', () => component('x', {}, { 'the sum': kfp.int() })],
  ['a name that JavaScript takes for another', 'PortName', 'the name of an input', '"__proto__"', 'rename it', () => component('x', JSON.parse('{ "__proto__": 1 }') as never)],
  ['ports that are none', 'PortKind', 'inputs.name must be a port', 'a function', 'use str()', () => component('x', { name: kfp.str } as never)],
  ['a list of ports', 'PortKind', 'inputs must be a map of ports', 'a list', 'pass { name: str() }', () => component('x', [kfp.str()] as never)],
];

export const COMPONENTS: readonly Mistake[] = [
  ['no properties', 'WrongProp', 'container(...)', 'undefined', 'pass { name: ... }', () => kfp.container(undefined as never)],
  ['a property that there is not', 'UnknownProp', 'container(...) has no property', '"arg"', 'use "args"', () => kfp.container({ name: 'x', image: 'i', arg: [] } as never)],
  ['no name', 'PipelineName', 'the name of a component', 'undefined', 'pass a shorter one with letters', () => kfp.container({ image: 'i' } as never)],
  ['a name without letters', 'PipelineName', 'the name of a component', '"!?"', 'pass a shorter one with letters', () => component('!?')],
  ['a name that is too long', 'PipelineName', 'the name of a component', `"${'x'.repeat(116)}...`, 'pass a shorter one', () => component('x'.repeat(129))],
  ['a description that is no text', 'WrongProp', 'description of the component x', 'a list', 'leave it out',
    () => kfp.container({ name: 'x', image: 'i', description: [] as never })],
  ['an image that is empty', 'ContainerImage', 'image of the component x', '" "', 'python:3.12', () => kfp.container({ name: 'x', image: ' ' })],
  ['an image of which only the end is known later', 'ContainerImage', 'one input that names it', '"registry/{{$.inputs.parameters[\'tag\']}}"', 'places => places.inputs.image',
    () => kfp.container({ name: 'x', inputs: { tag: kfp.str() }, image: io => `registry/${io.inputs.tag}` })],
  ['arguments that are no list', 'ContainerLine', 'args of the component x', 'a string', 'pass a list', () => kfp.container({ name: 'x', image: 'i', args: '--help' as never })],
  ['an input that there is not', 'ContainerLine', 'command of the component x', 'undefined', 'places.inputs.<name>',
    () => kfp.container({ name: 'x', image: 'i', command: io => [(io.inputs as never)['other']] })],
  ['a variable that is no text', 'ContainerLine', 'env.DEBUG of the component x', 'a boolean', 'write numbers and booleans as texts',
    () => kfp.container({ name: 'x', image: 'i', env: { DEBUG: true as never } })],
  ['a variable of a bad name', 'EnvName', 'env of the component x', '"1ST"', 'rename the variable', () => kfp.container({ name: 'x', image: 'i', env: { '1ST': 'a' } })],
  ['a value of a pipeline in a container', 'ContainerLine', 'names a value of some pipeline', 'a reference', 'declare an input',
    inPipeline((_p, { name }) => kfp.container({ name: 'x', image: 'i', args: [kfp.text`${name}`] }))],
  ['ifPresent of an output', 'IfPresentInput', 'asks for an input', '"{{$.outputs.artifacts[\'m\'].path}}"', 'pass places.inputs.<name>',
    () => kfp.container({ name: 'x', image: 'i', outputs: { m: kfp.model() }, args: io => [kfp.ifPresent(io.outputs.m.path, ['a'])] })],
  ['ifPresent within a text', 'ContainerLine', 'what depends on an input', 'ifPresent for a', "write [ifPresent(...), 'text']",
    () => kfp.container({ name: 'x', image: 'i', inputs: { a: kfp.str().optional() }, args: io => [`--${kfp.ifPresent(io.inputs.a, ['a']) as never}`] })],
];
