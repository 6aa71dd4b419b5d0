/** Looks at conditions: wrong if one of those that count is `False`, well if all are `True`; an older generation is none of the newest. */
const JUDGE = `\
local function judged(conditions, wanted)
  local known = {}
  for _, condition in ipairs(conditions or {}) do
    local isOld = condition.observedGeneration ~= nil and obj.metadata.generation ~= nil and condition.observedGeneration < obj.metadata.generation
    known[condition.type] = not isOld and condition or nil
  end
  for _, name in ipairs(wanted) do
    local condition = known[name]
    if condition ~= nil and condition.status == "False" and condition.reason ~= "Pending" then
      return { status = "Degraded", message = name .. ": " .. (condition.message or condition.reason or "") }
    end
  end
  for _, name in ipairs(wanted) do
    if known[name] == nil or known[name].status ~= "True" then
      return { status = "Progressing", message = "Waiting for the condition " .. name }
    end
  end
  return { status = "Healthy", message = "" }
end
`;

/** Health by conditions of the object itself. */
const own = (...wanted: readonly string[]) => `${JUDGE}\
return judged(obj.status ~= nil and obj.status.conditions or nil, { ${wanted.map(name => `"${name}"`).join(', ')} })
`;

/** Health of `gateway.networking.k8s.io/GatewayClass`: a controller takes it. */
export const GATEWAY_CLASS_HEALTH = own('Accepted');

/** Health of `gateway.networking.k8s.io/Gateway`: a controller takes it, and the proxy listens. */
export const GATEWAY_HEALTH = own('Accepted', 'Programmed');

/** Health of what hangs on gateways: each that has answered takes it, and finds what it refers to. */
export const ATTACHED_HEALTH = `${JUDGE}\
local parents = obj.status ~= nil and obj.status.parents or {}
if #parents == 0 then
  return { status = "Progressing", message = "Waiting for a gateway" }
end
local answer = { status = "Healthy", message = "" }
for _, parent in ipairs(parents) do
  local one = judged(parent.conditions, { "Accepted", "ResolvedRefs" })
  if one.status == "Degraded" then
    return one
  end
  if one.status == "Progressing" then
    answer = one
  end
end
return answer
`;
