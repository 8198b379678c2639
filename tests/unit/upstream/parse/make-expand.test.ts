import { describe, expect, it } from 'vitest';
import { expand } from '../../../../scripts/upstream/parse/make-expand.ts';
import type { MakeScope } from '../../../../scripts/upstream/parse/make-expand.ts';

const evaluated: string[] = [];
const scope: MakeScope = {
  variables: new Map(
    Object.entries({
      fish: 'cod eel ray.txt',
      x: 'outer',
      swap: '$(2) $(1)',
      loop: '$(loop)',
      deep: 'a/b.c d e/f/',
      name: 'fish',
      lazy: '$(later)',
    }).map(([key, value]) => [key, { value, recursive: true }]),
  ),
  folder: 'docks/east',
  wildcard: (pattern) => (pattern === '*.c' ? ['oar.c', 'mast.c'] : []),
  evaluate: (text) => evaluated.push(text),
};

describe('expansion of makefile text', () => {
  it.each([
    ['plain $$HOME 100%', 'plain $HOME 100%'],
    ['$(fish) ${fish} $($(name))', 'cod eel ray.txt cod eel ray.txt cod eel ray.txt'],
    ['$x$(unset)${unset}.', 'outer.'],
    ['end $', 'end '],
    ['$(fish:%.txt=%.md) $(fish:l=lk)', 'cod eel ray.md cod eelk ray.txt'],
    ['$(call swap,one,two $(x))', 'two outer one'],
    ['$(foreach x,$(fish),<$(x)>) $(x)', '<cod> <eel> <ray.txt> outer'],
    ['$(if $(unset),yes,no $(x)) $(if a,yes)', 'no outer yes'],
    ['$(or $(unset),$(x),z)|$(and a,$(unset),b)|$(and a,b)', 'outer||b'],
    ['$(filter %.txt eel,$(fish))|$(filter-out c%,$(fish))', 'eel ray.txt|eel ray.txt'],
    ['$(subst e,(E),$(fish))', 'cod (E)(E)l ray.txt'],
    ['$(patsubst %.c,obj/%.o,$(wildcard *.c))', 'obj/oar.o obj/mast.o'],
    ['$(sort b a b)$(words $(fish))$(word 2,$(fish))$(firstword $(fish))$(lastword $(fish))', 'a b3eelcodray.txt'],
    ['$(dir $(deep))|$(notdir $(deep))|$(basename $(deep))', 'a/ ./ e/f/|b.c d |a/b d e/f/'],
    ['$(addprefix p-,$(fish))|$(addsuffix .s,a b)', 'p-cod p-eel p-ray.txt|a.s b.s'],
    ['$(strip  a   b )|$(findstring od,$(fish))', 'a b|od'],
    ['$(origin fish) $(origin nothing) $(value swap)', 'file undefined $(2) $(1)'],
    ['$(realpath .) $(abspath ../west/x) $(abspath ../../../gone)', '/upstream/docks/east /upstream/docks/west/x '],
    ['$(shell dirname $(realpath Makefile)) $(shell dirname "/upstream/a/b") $(shell pwd)', '/upstream/docks/east /upstream/a /upstream/docks/east'],
    ['$(shell git rev-parse --show-toplevel)|$(shell rm -rf x)', '/upstream|'],
    ['$(info x)$(warning y)$(error z)', ''],
    ['$(not-a-function a,b)', ''],
    ['$(unclosed', ''],
  ])('%s', (text, expected) => {
    expect(expand(text, scope)).toBe(expected);
  });

  it('stops where a variable contains itself', () => {
    expect(expand('$(loop)', scope)).toBe('$(loop)');
  });

  it('hands what eval is given to the reader, expanded once', () => {
    evaluated.length = 0;
    expect(expand('a$(eval new: $$(dep) $(x))b', scope)).toBe('ab');
    expect(evaluated).toEqual(['new: $(dep) outer']);
  });
});
