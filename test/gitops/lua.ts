import { lauxlib, lua, lualib, LuaState, to_luastring as text } from 'fengari';

/** What a health check returns. */
export interface Health {
  readonly status: string | null;
  readonly message: string | null;
}

/**
 * Runs a health check as Argo CD does: the object is the global `obj`, and only the base and table libraries are there.
 * Fails if the script fails or returns anything but a table.
 */
export function health(script: string, obj: object): Health {
  const state = lauxlib.luaL_newstate();
  lauxlib.luaL_requiref(state, text('_G'), lualib.luaopen_base, 1);
  lauxlib.luaL_requiref(state, text('table'), lualib.luaopen_table, 1);
  push(state, obj);
  lua.lua_setglobal(state, text('obj'));
  if (lauxlib.luaL_loadstring(state, text(script)) !== lua.LUA_OK || lua.lua_pcall(state, 0, 1, 0) !== lua.LUA_OK) {
    throw new Error(lua.lua_tojsstring(state, -1) ?? 'the script failed');
  }
  if (lua.lua_type(state, -1) !== lua.LUA_TTABLE) {
    throw new Error('the script returned no table');
  }
  return { status: field(state, 'status'), message: field(state, 'message') };
}

function field(state: LuaState, name: string): string | null {
  lua.lua_getfield(state, -1, text(name));
  const value = lua.lua_tojsstring(state, -1);
  lua.lua_pop(state, 1);
  return value;
}

function push(state: LuaState, value: unknown): void {
  if (typeof value === 'string') {
    lua.lua_pushstring(state, text(value));
  } else if (typeof value === 'number') {
    lua.lua_pushinteger(state, value);
  } else if (typeof value === 'boolean') {
    lua.lua_pushboolean(state, value);
  } else {
    lua.lua_createtable(state, 0, 0);
    for (const [key, one] of Object.entries(value as object).filter(([, each]) => each !== undefined)) {
      push(state, one);
      Array.isArray(value) ? lua.lua_rawseti(state, -2, Number(key) + 1) : lua.lua_setfield(state, -2, text(key));
    }
  }
}
