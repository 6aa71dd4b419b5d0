import { Component, isSet, PipelineDocument } from './document';

/**
 * Whether an input of a component holds the item of a loop, or a part of one, whose type nobody knows: compilers declare such
 * an input as STRING, and it may hold anything.
 */
export function isUntypedItem(pipeline: PipelineDocument, component: Component, input: string | undefined): boolean {
  const seen = new Set<Component>();
  let [at, name] = [component, input];
  while (name !== undefined && !seen.has(at)) {
    seen.add(at);
    const [task] = pipeline.usersOf(at);
    if (task?.iterator?.field.at('itemInput').value === name) {
      return true;
    }
    const source = task?.inputs.parameters.get(name);
    if (task === undefined || source === undefined) {
      return false;
    }
    if (isSet(source.at('parameterExpressionSelector'))) {
      return true;
    }
    [at, name] = [task.dag, source.at('componentInputParameter').text];
  }
  return false;
}
