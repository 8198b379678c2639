import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/bpf-macros.ts';
import { factsOf } from '../input.ts';

const HEADER = `/* Made up. #define COMMENTED(a) 1 */
#define OBJECT_LIKE 1
#define kick(ball) __kick(ball)
#define pass(from, \\
	to, args...) \\
	kick(from)
	#  define  shoot( )  goal()
#define __kick(ball) (ball)
#define PROTOBUF_GOAL(x) x
#ifdef INDOORS
#define whistle(...) 1
#else
#define whistle(n, ...) 2
#endif

static __always_inline int
dribble(struct field *f, const char name[8], int (*skill)(int), __u8)
{
	return 0;
}

static int _warm_up(void) { return 1; }
int rest(void) { return 1; }
int declared(int a);
`;

describe('BPF test macros', () => {
  it('are macros with parameters and functions, internal ones aside', () => {
    const { macros } = factsOf(source, { 'bpf/tests/common.h': HEADER, 'bpf/tests/other.h': '#define other(a) a\n' });
    expect(macros.map(({ name, kind, args, line }) => `${line} ${kind} ${name}(${args.join(', ')})`)).toEqual([
      '17 function dribble(f, name, skill, __u8)',
      '3 macro kick(ball)',
      '4 macro pass(from, to, args...)',
      '23 function rest()',
      '7 macro shoot()',
      '11 macro whistle(...)',
      '13 macro whistle(n, ...)',
    ]);
    expect(source.count({ macros })).toBe(7);
  });

  it('are the same with CRLF line ends', () => {
    const unix = factsOf(source, { 'bpf/tests/scapy.h': HEADER });
    expect(factsOf(source, { 'bpf/tests/scapy.h': HEADER.replaceAll('\n', '\r\n') })).toEqual(unix);
  });

  it('are none where no header is', () => {
    expect(factsOf(source, { 'bpf/x.h': '' })).toEqual({ macros: [] });
  });
});
