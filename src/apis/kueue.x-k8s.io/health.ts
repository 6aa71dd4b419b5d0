/** Health of what Kueue calls active: what it refers to may still come, and a queue that its owner stops is healthy. */
export const ACTIVE_HEALTH = `\
local conditions = obj.status ~= nil and obj.status.conditions or {}
for index = 1, #conditions do
  local condition = conditions[index]
  if condition.type == "Active" then
    if condition.status == "True" then
      return { status = "Healthy", message = "" }
    end
    if condition.reason == "Stopped" then
      return { status = "Healthy", message = condition.reason }
    end
    return { status = "Progressing", message = condition.message or condition.reason or "Not active" }
  end
end
return { status = "Progressing", message = "Waiting for Kueue" }
`;
