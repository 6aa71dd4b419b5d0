import { Schema } from '../../../src/core/schema/store';
import { mistakes, object, text, whole } from './support';

describe('a mistake in a choice', () => {
  test('is told of the branch that was meant', () => {
    const choice: Schema = { anyOf: [
      object({ kind: { enum: ['user'] }, name: text }, { required: ['kind', 'name'] }),
      object({ kind: { enum: ['group'] }, members: { type: 'array', items: text } }, { required: ['kind', 'members'] }),
      text,
    ] };
    expect(mistakes({ kind: 'group', members: 'ana' }, choice)).toEqual(['members type: must be a list']);
    expect(mistakes({ kind: 'user', nmae: 'ana' }, choice)).toEqual(['nmae unknown: is no known field', 'name required: must be given']);
    expect(mistakes({ kind: 'robot', name: 'ana' }, choice)).toEqual(['kind value: must be one of "user", "group"']);
    expect(mistakes({ login: { kind: 'user', name: 'ana', nmae: 1 } }, object({ login: { anyOf: [choice, whole] } }))).toEqual(['login.nmae unknown: is no known field']);
    expect(mistakes(7, choice)).toEqual([' choice: must be an object with kind, name or an object with kind, members or a string']);
  });

  test('is told of the branch that is least unlike, which need not be the one with the fewest mistakes', () => {
    const volume: Schema = { anyOf: [
      object({ existing: text, size: { enum: [] }, mode: whole, path: whole }, { required: ['existing'] }),
      object({ existing: { enum: [] }, size: text, mode: text, path: text }, { required: ['size'] }),
    ] };
    expect(mistakes({ size: 1, mode: 1, path: 1 }, volume)).toEqual(['size type: must be a string', 'mode type: must be a string', 'path type: must be a string']);
    expect(mistakes({ existing: 'a', mode: 'x', path: 'y' }, volume)).toEqual(['mode type: must be a whole number', 'path type: must be a whole number']);
    // A field that is missing says less of what was meant than one that says something else; one that may be left out says nothing.
    const access: Schema = { anyOf: [
      object({ name: { enum: ['all'] } }, { required: ['name'] }), object({ kind: { enum: ['user'] }, name: text, mode: { enum: ['x'] } }, { required: ['kind'] }),
    ] };
    expect(mistakes({ name: 'ana' }, access)).toEqual(['kind required: must be given']);
    expect(mistakes({ name: 'ana', mode: 'y' }, access)).toEqual(['mode value: must be "x"', 'kind required: must be given']);
  });

  test('is told of a branch that a misspelt name means', () => {
    const choice: Schema = { anyOf: [object({ colour: text }, { required: ['colour'] }), object({ name: text }, { required: ['name'] })] };
    expect(mistakes({ nam: 'ana' }, choice)).toEqual(['nam unknown: is no known field', 'name required: must be given']);
    expect(mistakes({ user: { nam: 'ana' } }, object({ user: choice }))).toEqual(['user.nam unknown: is no known field', 'user.name required: must be given']);
    expect(mistakes({ zzz: 'ana' }, choice)).toEqual(['zzz unknown: is no known field', 'colour required: must be given']);
  });

  test('is told of the only branch that takes an object, with all that is wrong', () => {
    expect(mistakes({ kind: 'robot' }, { anyOf: [object({ kind: { enum: ['user'] }, name: text }, { required: ['kind', 'name'] }), text] })).toEqual([
      'kind value: must be "user"', 'name required: must be given',
    ]);
  });

  test('is a value that no branch takes, of those that all of them name or of another form', () => {
    const kinds = (...each: Schema[]): Schema => ({ anyOf: each.map(kind => object({ kind }, { required: ['kind'] })) });
    expect(mistakes({ kind: 'robot' }, kinds({ enum: ['user'] }, { enum: ['user'] }))).toEqual(['kind value: must be "user"']);
    expect(mistakes({ kind: 'robot' }, kinds({ enum: ['user'] }, { enum: ['group'] }, { type: 'array' }))).toEqual(['kind value: must be one of "user", "group" or a list']);
  });

  test('is no wrong value of a field that one of the branches does not have', () => {
    const choice: Schema = { anyOf: [object({ kind: { enum: ['user'] }, id: text }, { required: ['kind', 'id'] }), object({ name: text }, { required: ['name'] })] };
    expect(mistakes({ kind: 'robot', name: 'ana' }, choice)).toEqual(['kind unknown: is no known field']);
  });

  test('names the field that says which branch was meant, where another branch has a place for the value', () => {
    const shapes = (a: Record<string, Schema>, b: Record<string, Schema>, ...more: Schema[]): Schema => ({ anyOf: [
      object({ kind: { enum: ['a'] }, ...a }, { required: ['kind'] }), object({ kind: { enum: ['b'] }, ...b }, { required: ['kind'] }), ...more,
    ] });
    expect(mistakes({ kind: 'a', size: 1 }, shapes({}, { size: whole }))).toEqual(['size value: does not go with kind "a"']);
    expect(mistakes({ kind: 'a', size: 2 }, shapes({ size: { enum: [1] } }, { size: whole }))).toEqual(['size value: must be 1 with kind "a"']);
    expect(mistakes({ kind: 'a', size: 'x' }, shapes({ size: whole }, { size: text }))).toEqual(['size type: must be a whole number']);
    // A field whose name only begins as that of the wrong one does says nothing of it.
    const alike = shapes({ size: { enum: [1] }, sizes: text }, { size: whole, sizes: whole });
    expect(mistakes({ kind: 'a', size: 2, sizes: 'x' }, alike)).toEqual(['size value: must be 1 with kind "a"']);
    // Where a branch of those with a place for it has the same kind, or none, the kind does not decide.
    const place = object({ kind: { enum: ['a', 'c'] }, must: text, size: whole }, { required: ['kind', 'must'] });
    expect(mistakes({ kind: 'a', size: 1 }, shapes({}, { size: whole }, place))).toEqual(['size unknown: is no known field']);
    expect(mistakes({ kind: 'a', size: 1 }, shapes({}, { size: whole }, object({ must: text, size: whole }, { required: ['must'] })))).toEqual(['size unknown: is no known field']);
  });

  test('does not go without another field, but never without the one that it is in', () => {
    const groups = (...required: string[]) => ({ type: 'array', items: object({ name: text, ...required.length > 0 && { most: whole, idle: whole } }, { required }) });
    const cluster: Schema = { anyOf: [object({ groups: groups() }), object({ groups: groups('most'), scales: { enum: [true] } }, { required: ['scales'] })] };
    expect(mistakes({ groups: [{ idle: 3 }] }, cluster)).toEqual(['groups[0].idle unknown: is no known field']);
  });
});
