/** The part of fengari, a Lua in JavaScript, that the tests of health checks use. */
declare module 'fengari' {
  /** A Lua state. */
  export interface LuaState { readonly '~lua': unique symbol }

  export const lua: {
    readonly LUA_OK: number;
    readonly LUA_TTABLE: number;
    lua_createtable(state: LuaState, length: number, fields: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushinteger(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, value: Uint8Array): void;
    lua_rawseti(state: LuaState, index: number, key: number): void;
    lua_setfield(state: LuaState, index: number, key: Uint8Array): void;
    lua_getfield(state: LuaState, index: number, key: Uint8Array): number;
    lua_setglobal(state: LuaState, name: Uint8Array): void;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_type(state: LuaState, index: number): number;
    lua_tojsstring(state: LuaState, index: number): string | null;
    lua_pop(state: LuaState, count: number): void;
  };
  export const lauxlib: {
    luaL_newstate(): LuaState;
    luaL_loadstring(state: LuaState, text: Uint8Array): number;
    luaL_requiref(state: LuaState, name: Uint8Array, open: unknown, global: number): void;
  };
  export const lualib: { readonly luaopen_base: unknown; readonly luaopen_table: unknown };
  export function to_luastring(text: string): Uint8Array;
}
