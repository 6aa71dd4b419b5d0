/**
 * The gateway that a route means by `name`, `namespace/name`, `./name` or the old `name.namespace.svc...`; undefined for
 * the mesh itself, and for what is no name.
 *
 * @param own namespace of the route
 */
export function gatewayNamed(text: string | undefined, own: string | undefined): { readonly namespace: string | undefined; readonly name: string } | undefined {
  if (text === undefined || text === 'mesh') {
    return undefined;
  }
  const [first, second] = text.split('/');
  if (second !== undefined) {
    return { namespace: first === '.' ? own : first, name: second };
  }
  const [name, namespace] = text.split('.');
  return { namespace: namespace ?? own, name };
}
