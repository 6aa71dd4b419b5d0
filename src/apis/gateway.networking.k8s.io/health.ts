/**
 * What a list of conditions says: wrong if one of those that count is `False`, well if all are `True`. Conditions of an older generation
 * say nothing of the newest. It sets `wrong` and `missing` to texts where they apply.
 */
const judged = (list: string, wanted: readonly string[]) => `\
local known = {}
local list = ${list} or {}
for index = 1, #list do
  local condition = list[index]
  local seen = condition.observedGeneration
  if seen == nil or obj.metadata.generation == nil or seen >= obj.metadata.generation then
    known[condition.type] = condition
  end
end
${wanted.map(name => `\
if known.${name} == nil or known.${name}.status ~= "True" then
  if known.${name} ~= nil and known.${name}.status == "False" and known.${name}.reason ~= "Pending" then
    wrong = wrong or "${name}: " .. (known.${name}.message or known.${name}.reason or "")
  end
  missing = missing or "Waiting for the condition ${name}"
end
`).join('')}`;

const ANSWER = `\
if wrong ~= nil then
  return { status = "Degraded", message = wrong }
end
if missing ~= nil then
  return { status = "Progressing", message = missing }
end
return { status = "Healthy", message = "" }
`;

/** Health by conditions of the object itself. */
const own = (...wanted: readonly string[]) => `\
local wrong = nil
local missing = nil
local status = obj.status or {}
${judged('status.conditions', wanted)}${ANSWER}`;

/** Health of `gateway.networking.k8s.io/GatewayClass`: a controller takes it. */
export const GATEWAY_CLASS_HEALTH = own('Accepted');

/** Health of `gateway.networking.k8s.io/Gateway`: a controller takes it, and the proxy listens. */
export const GATEWAY_HEALTH = own('Accepted', 'Programmed');

/** Health of what hangs on gateways: all that have answered take it, and find what it refers to. */
export const ATTACHED_HEALTH = `\
local wrong = nil
local missing = nil
local parents = obj.status ~= nil and obj.status.parents or {}
if #parents == 0 then
  return { status = "Progressing", message = "Waiting for a gateway" }
end
for number = 1, #parents do
  ${judged('parents[number].conditions', ['Accepted', 'ResolvedRefs']).trimEnd().replaceAll('\n', '\n  ')}
end
${ANSWER}`;
