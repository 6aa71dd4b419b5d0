/** Picture of the sign-in page: three steps that are joined by a line. */
export const LOGO = [
  '<svg xmlns="http://www.w3.org/2000/svg" width="192" height="96" viewBox="0 0 192 96">',
  '  <path d="M32 64C64 64 64 32 96 32S128 64 160 64" fill="none" stroke="#5b7fa6" stroke-width="8"/>',
  '  <circle cx="32" cy="64" r="16" fill="#22577a"/>',
  '  <circle cx="96" cy="32" r="16" fill="#38a3a5"/>',
  '  <circle cx="160" cy="64" r="16" fill="#57cc99"/>',
  '</svg>',
  '',
].join('\n');
