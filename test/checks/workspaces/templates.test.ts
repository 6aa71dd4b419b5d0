import { templateFault, TemplateFunction } from '../../../src/checks/go-template';

const functions: Readonly<Record<string, TemplateFunction>> = { path: { takes: ['quoted text'], give: () => ({ type: 'string', value: 'a path' }) } };
const fault = (template: string) => templateFault(template, functions);
const faults = (template: string): string[] => [fault(template) ?? 'renders'];
const refused = (...templates: readonly string[]): string[] => templates.flatMap(one => fault(one) === undefined ? [] : `${one} ${fault(one)}`);

describe('templates of Go that render without data', () => {
  test('are texts, comments and values', () => expect(refused(
    '', 'text }} {', '{{/* no {{ end }} */}}', '{{- /* no */ -}}', '{{ 1 }}', '{{- -1 -}}', '{{1.5e3}}', '{{ 0x1F }}', '{{ 1_000 }}', '{{ \'a\' }}', '{{ \'\\n\' }}', '{{ true }}',
    '{{ "a\\"b\\u00e9\\x41" }}', '{{ `a"b` }}', '{{ . }}', '{{ .A.b }}', '{{ $ }}', '{{ $.a }}', '{{ (.a).b }}', '{{ .a "b" | .c }}', '{{ 012 }}', '{{ 0x1p4 }}', '{{ 1i }}',
    '{{\n"a"\t}}',
  )).toEqual([]));

  test('are functions with what they take, and pipes', () => expect(refused(
    '{{ path "a" }}', '{{ path `a` | len }}', '{{ print }}', '{{ print 1 nil . "a" | printf "%s" }}', '{{ len "é" | eq 2 }}', '{{ index "abc" 2 | eq 99 }}', '{{ index "abc" }}',
    '{{ slice "abc" 1 3 }}', '{{ not . }}', '{{ html "<" . }}', '{{ and . (index "a" 9) }}', '{{ or 1 (call nil) }}', '{{ eq nil nil }}', '{{ eq 1 . 2 1 "a" }}', '{{ ne 1 2 }}',
    '{{ lt "a" "b" }}', '{{ ge 1.5 0.5 }}', '{{ lt (index "a" 0) 98 }}', '{{ "a" | and }}', '{{ "a" | }}', '{{ printf ("%d") 1 }}',
    '{{ $x := 1 }}{{ $x }}{{ $x = "a" }}{{ len $x }}',
  )).toEqual([]));

  test('are conditions, loops and templates', () => expect(refused(
    '{{ if . }}{{ call nil }}{{ else if 1 }}x{{ else }}{{ call nil }}{{ end }}', '{{ with "ab" }}{{ len . }}{{ else with . }}{{ else }}{{ end }}',
    '{{ range . }}{{ call nil }}{{ end }}',
    '{{ range $i := 3 }}{{ if eq . 1 }}{{ continue }}{{ end }}{{ if eq $i 2 }}{{ break }}{{ end }}{{ eq $i 0 | not | and (len "") }}{{ end }}',
    '{{ range -1 }}{{ call nil }}{{ end }}',
    '{{ define "a" }}{{ . }}{{ end }}{{ template "a" }}{{ template "a" 1 }}', '{{ block "a" "x" }}{{ len . }}{{ end }}', '{{ define "a" }}{{ end }}{{ define "a" }}x{{ end }}',
    '{{ define "a" }}{{ if . }}{{ template "a" (slice . 1) }}{{ end }}{{ end }}{{ template "a" "xyz" }}', '{{ define "a" }}{{ template "b" }}{{ end }}',
  )).toEqual([]));

  test('are those of which only Go could say what they write', () => expect(refused(
    '{{ if printf "%d" 0 }}{{ call nil }}{{ end }}', '{{ range 1000000000000 }}{{ end }}{{ call nil }}', '{{ if 0x1p4 }}{{ call nil }}{{ end }}',
    '{{ define "a" }}{{ template "a" (printf "%s" .) }}{{ end }}{{ template "a" "x" }}', `{{ ${'('.repeat(300)}1${')'.repeat(300)} }}`,
    `{{ define "a" }}{{ template "a" (print . "x") }}{{ end }}{{ template "a" "x" }}`,
  )).toEqual([]));
});

test.each([
  ['{{', 'has a "{{" without "}}"'],
  ['{{ 1', 'has a "{{" without "}}"'],
  ['{{}}', 'has no value between "{{" and "}}"'],
  ['{{/* x }}', 'has a comment that does not end in "*/}}"'],
  ['{{/* x */ }}', 'has a comment that does not end in "*/}}"'],
  ['{{ (1 }}', 'has a "(" without ")"'],
  ['{{ 1) }}', 'has a ")" without "("'],
  ['{{ () }}', 'has no value in parentheses'],
  ['{{ a.b-c }}', 'has a name with a wrong sign in it: ".b-c"'],
  ['{{ "a }}', 'has a " without another one'],
  ['{{ é§ }}', 'has a name with a wrong sign in it: "é§"'],
  ['{{ § }}', 'has a sign that none of its words has: "§"'],
  ['{{ 1a }}', 'has a number of the wrong form: "1"'],
  ['{{ 1+2 }}', 'has a number of the wrong form: "1+2"'],
  ['{{ 089 }}', 'has a number that Go cannot read: "089"'],
  ['{{ 18446744073709551616 }}', 'has a number that Go cannot read: "18446744073709551616"'],
  ['{{ 9223372036854775808 }}', 'has a number above 9223372036854775807'],
  ['{{ 1e999 }}', 'has a number that Go cannot read: "1e999"'],
  ['{{ \'ab\' }}', 'has "\'ab\'", where single quotes are for one letter; put texts in double quotes'],
  ['{{ "\\q" }}', 'has a "\\" before what it cannot stand before: "\\\\q"'],
  ['{{ "\\\'" }}', 'has a "\\" before what it cannot stand before: "\\\\\'"'],
  ['{{ "\\ud800" }}', 'has a "\\" before what it cannot stand before: "\\\\u"'],
  ['{{ foo }}', 'has a function that is not there: "foo"'],
  ['{{ $x }}', 'has a variable that is not there: "$x"'],
  ['{{ if 1 }}{{ $x := 1 }}{{ end }}{{ $x }}', 'has a variable that is not there: "$x"'],
  ['{{ $x = 1 }}', 'uses a variable before it has a value: "$x"'],
  ['{{ 1 | 2 }}', 'has a value behind "|", where a function belongs'],
  ['{{ | print }}', 'has "|" where it cannot stand: a command is missing'],
  ['{{ "a""b" }}', 'has "\\"b\\"" where it cannot stand: between the words of a command'],
  ['{{ "a".b }}', 'has ".b" where it cannot stand: a value has no fields'],
  ['{{ $a, $b := 1 }}', 'has "," where it cannot stand: only {{range}} has two variables'],
  ['{{ range $a, 1 }}{{ end }}', 'has "," where it cannot stand: only {{range}} has two variables'],
  ['{{ end }}', 'has an {{end}} of nothing'],
  ['{{ else }}', 'has an {{else}} of nothing'],
  ['{{ if 1 }}', 'has no end: a part has no {{end}}'],
  ['{{ if }}{{ end }}', 'has no value after {{if'],
  ['{{ if 1 }}{{ else }}{{ else }}{{ end }}', 'has "else" where it cannot stand: the last {{else}} ends with {{end}}'],
  ['{{ if 1 }}{{ else with 1 }}{{ end }}', 'has "with" where it cannot stand: a part has no {{end}}'],
  ['{{ break }}', 'has "break" where it cannot stand: it belongs into {{range}}'],
  ['{{ range 1 }}{{ block "a" . }}{{ break }}{{ end }}{{ end }}', 'has "break" where it cannot stand: it belongs into {{range}}'],
  ['{{ if 1 }}{{ define "a" }}{{ end }}{{ end }}', 'has "define" where it cannot stand: in an action'],
  ['{{ define a }}{{ end }}', 'has "a" where it cannot stand: {{define}} needs a name in quotes'],
  ['{{ define "a" }}{{ else }}{{ end }}', 'has "else" where it cannot stand: {{define}} ends with {{end}}'],
  ['{{ define "a" }}x{{ end }}{{ define "a" }}y{{ end }}', 'defines "a" twice'],
  ['{{ define "value" }}x{{ end }}y', 'defines "value" twice'],
  ['{{ template "a" }}', 'uses a template that it does not define: "a"'],
  ['{{ template "value" }}', 'has templates that use themselves without end: "value"'],
])('%s does not render', (template, problem) => {
  expect(faults(template)).toEqual([problem]);
});

test.each([
  ['{{ path }}', 'gives 0 values to path, which takes 1'],
  ['{{ path "a" "b" }}', 'gives 2 values to path, which takes 1'],
  ['{{ print path }}', 'gives 0 values to path, which takes 1'],
  ['{{ path 1 }}', 'gives a whole number to path, which takes a text in double quotes alone'],
  ['{{ path (print "a") }}', 'gives a text to path, which takes a text in double quotes alone'],
  ['{{ "a" | path }}', 'gives a text to path, which takes a text in double quotes alone'],
  ['{{ $a := "a" }}{{ path $a }}', 'gives a text to path, which takes a text in double quotes alone'],
  ['{{ path . }}', 'gives nothing to path, which takes a text in double quotes alone'],
  ['{{ printf 1 }}', 'gives a whole number to printf, which takes a text'],
  ['{{ len }}', 'gives 0 values to len, which takes 1'],
  ['{{ eq }}', 'gives 0 values to eq, which takes 1 or more'],
  ['{{ nil }}', 'has nil alone, which is no value'],
  ['{{ 1 2 }}', 'gives something to a value, where only functions take something'],
  ['{{ $x := 1 }}{{ 1 | $x }}', 'gives something to a value, where only functions take something'],
  ['{{ with "a" }}{{ .b }}{{ end }}', 'asks for a field of a text'],
  ['{{ (print 1).b }}', 'asks for a field of a text'],
  ['{{ range 2 }}{{ .b }}{{ end }}', 'asks for a field of a whole number'],
  ['{{ range "a" }}{{ end }}', 'goes through a text with {{range}}, which takes whole numbers'],
  ['{{ range $a, $b := 2 }}{{ end }}', 'goes through a number with two variables, where {{range}} has one'],
  ['{{ len . }}', 'gives nothing to len, which takes texts'],
  ['{{ len 1.5 }}', 'gives a number to len, which takes texts'],
  ['{{ index . 1 }}', 'gives nothing to index, which takes texts'],
  ['{{ index "abc" 3 }}', 'names the place 3 in a text of 3 bytes'],
  ['{{ index "abc" -1 }}', 'names the place -1 in a text of 3 bytes'],
  ['{{ index "abc" "a" }}', 'gives a text as a place in a text, where a whole number belongs'],
  ['{{ index "abc" 0 0 }}', 'gives a byte to index, which takes texts'],
  ['{{ slice "abc" 2 1 }}', 'slices a text from 2 to 1'],
  ['{{ slice "abc" 0 1 2 }}', 'gives more than two places to slice'],
  ['{{ slice "abc" 4 }}', 'names the place 4 in a text of 3 bytes'],
  ['{{ call 1 }}', 'calls what is no function: values have none'],
  ['{{ eq 1 }}', 'gives one value to eq, which compares it with others'],
  ['{{ eq 1 "a" }}', 'compares a whole number with a text'],
  ['{{ ne true 1 }}', 'compares a truth value with a whole number'],
  ['{{ lt 1 1.5 }}', 'compares a whole number with a number'],
  ['{{ gt true false }}', 'asks which of two values is larger, of which one is a truth value'],
  ['{{ le . 1 }}', 'asks which of two values is larger, of which one is nothing'],
  ['{{ and 1 (len .) }}', 'gives nothing to len, which takes texts'],
  ['{{ if eq (printf "a") "a" }}{{ len . }}{{ end }}', 'gives nothing to len, which takes texts'],
  ['{{ if eq (println 1 "a" nil) "1 a <nil>\\n" }}{{ len . }}{{ end }}', 'gives nothing to len, which takes texts'],
  ['{{ if eq (print 1 2 "a" 3 true) "1 2a3 true" }}{{ len . }}{{ end }}', 'gives nothing to len, which takes texts'],
  ['{{ if eq (html "a.b") "a.b" | not }}{{ else }}{{ len . }}{{ end }}', 'gives nothing to len, which takes texts'],
  ['{{ if eq (or 0 "" 7 8) 7 | and (eq (and 1 2) 2) }}{{ len . }}{{ end }}', 'gives nothing to len, which takes texts'],
])('%s fails as it is rendered', (template, problem) => {
  expect(faults(template)).toEqual([problem]);
});
