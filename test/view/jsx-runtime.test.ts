import { JSDOM } from 'jsdom';
import { describe, expect, it, vi } from 'vitest';
import { Fragment, jsx } from '../../src/view/jsx/jsx-runtime.ts';
import { press } from '../support/press.ts';

const { document } = new JSDOM('').window;
vi.stubGlobal('document', document);
const html = (node: Node) => (node as Element).outerHTML;

describe('JSX', () => {
  it.each([
    ['text', { children: 'a < b' }, '<p>a &lt; b</p>'],
    ['a number', { children: 0 }, '<p>0</p>'],
    ['nothing', { children: [null, undefined, false as const, ''] }, '<p></p>'],
    ['lists in lists', { children: ['a', ['b', [jsx('b', {})]]] }, '<p>ab<b></b></p>'],
    ['attributes', { class: 'x', hidden: true, title: undefined, disabled: false }, '<p class="x" hidden=""></p>'],
    ['a fragment', { children: jsx(Fragment, { children: ['a', jsx('i', {})] }) }, '<p>a<i></i></p>'],
  ])('makes an element with %s', (_, properties, expected) => expect(html(jsx('p', properties))).toBe(expected));
  it('calls a component with its properties and children', () => {
    const Note = ({ of, children }: { of: string; children: string }) => jsx('p', { title: of, children });
    expect(html(jsx(Note as never, { of: 'x', children: 'y' }))).toBe('<p title="x">y</p>');
  });
  it('listens to the reader and not to scripts', () => {
    const onclick = vi.fn();
    const button = jsx('button', { onclick }) as HTMLButtonElement;
    button.click();
    expect(onclick).not.toHaveBeenCalled();
    press(button);
    expect(onclick).toHaveBeenCalledOnce();
  });
});
