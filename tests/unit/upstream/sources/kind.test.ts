import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/kind.ts';
import { factsOf } from '../input.ts';

const FILE = 'contrib/scripts/kind.sh';

const SCRIPT = `#!/usr/bin/env bash
usage() { echo "Usage: [--tall] [count]"; }
default_count=2 # \${NOT:=this}
default_name='pier'
default_image=""
if [ "$(uname)" == "Sea" ]; then
  default_wind="west"
else
  default_wind="east"
fi
default_net="\${DOCK_NET:-harbour-net}"
default_port_prefix="23"

TOOL="\${TOOL:-sed}"

while :; do
  case "\${1:-}" in
    "--tall")
      tall=true
      shift;;
    "--colour")
      if [[ $# -lt 2 ]]; then
        usage
      fi
      colour="$2"
      shift 2;;
    "--help"|"-h")
      usage;;
    *)
      break;;
  esac
done
if [ "\${1:-}" = "--old" ]; then
  shift
fi

count="\${1:-\${COUNT:=\${default_count}}}"
name="\${2:-\${NAME:=\${default_name}}}" # trailing comment
image="\${IMAGE:=\${default_image}}"
wind="\${WIND:=\${default_wind}}"
port_prefix="\${PORTPREFIX:=\${default_port_prefix}}"

node() {
    local debugPort="$port_prefix$1$2"
    echo "  - containerPort: 4321"
    echo "    hostPort: $debugPort"
}
`;

describe('kind.sh', () => {
  it('is read for variables, flags and ports', () => {
    const facts = factsOf(source, { [FILE]: SCRIPT });
    expect(facts).toEqual({
      file: FILE,
      variables: [
        { name: 'COUNT', line: 37, defaults: ['2'], argument: 1 },
        { name: 'DOCK_NET', line: 11, defaults: ['harbour-net'] },
        { name: 'IMAGE', line: 39, defaults: [] },
        { name: 'NAME', line: 38, defaults: ['pier'], argument: 2 },
        { name: 'PORTPREFIX', line: 41, defaults: ['23'] },
        { name: 'TOOL', line: 14, defaults: ['sed'] },
        { name: 'WIND', line: 40, defaults: ['west', 'east'] },
      ],
      flags: [
        { name: '--tall', line: 18, takesValue: false },
        { name: '--colour', line: 21, takesValue: true },
        { name: '--old', line: 33, takesValue: false },
      ],
      ports: [{ container: 4321, prefix: 'PORTPREFIX', line: 45 }],
    });
    expect(source.count(facts)).toEqual({ variables: new Set(SCRIPT.match(/(?<=^\w+="\$\{(?:\d:-\$\{)?)[A-Z_]+(?=:)/gmu)).size, flags: 3, ports: 1 });
  });

  it('is the same with CRLF line ends', () => {
    expect(factsOf(source, { [FILE]: SCRIPT.replaceAll('\n', '\r\n') })).toEqual(factsOf(source, { [FILE]: SCRIPT }));
  });

  it.each([
    ['a default that is not set above', 'wind="${WIND:=${default_rain}}"\n', `${FILE}:1: expected a default "default_rain=" above, found "wind=\\"\${WIND:=\${default_rain}}\\"".`],
    ['another way to read the environment', 'x=1\nwind=${WIND:=west}\n', `${FILE}:2: expected a variable of the environment with its default, found "wind=\${WIND:=west}".`],
    ['a port of another make', 'A="${A_B:-1}"\n- containerPort: 1\n- hostPort: $fixed\n', `${FILE}:3: expected a port made of a prefix from the environment, role and number, found "- hostPort: $fixed".`],
    ['a script without variables', 'echo\n', `${FILE}: expected variables of the environment with their defaults, found "none".`],
  ])('is refused with %s', (_, text, message) => {
    expect(() => factsOf(source, { [FILE]: text })).toThrow(message);
  });
});
