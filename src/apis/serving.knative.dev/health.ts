/**
 * Health of Knative's kinds by the condition `Ready`, once the controller has seen the newest generation. A service without pods
 * is ready too, since the first request brings one.
 */
export const READY_HEALTH = `\
local status = obj.status
if status == nil or status.conditions == nil then
  return { status = "Progressing", message = "Waiting for status" }
end
if status.observedGeneration ~= nil and obj.metadata.generation ~= nil and status.observedGeneration < obj.metadata.generation then
  return { status = "Progressing", message = "Waiting for the controller" }
end
for index = 1, #status.conditions do
  local condition = status.conditions[index]
  if condition.type == "Ready" then
    local message = condition.message or condition.reason or ""
    if condition.status == "True" then
      return { status = "Healthy", message = message }
    end
    if condition.status == "False" then
      return { status = "Degraded", message = message }
    end
    return { status = "Progressing", message = message }
  end
end
return { status = "Progressing", message = "Waiting for the condition Ready" }
`;
