/**
 * The script behind the style sheet of a page. A script waits for the style sheet, and the browser with it: meanwhile
 * it paints what it has, the top of the page, whose styles are in the page (scripts/site/seal/top-styles.ts).
 */
export const paintPause = 'document.currentScript.remove()';

/** What is in a page only until the application takes over, which renders nothing of it: `data-until-taken`. */
const served = 'data-until-taken';

/**
 * The template of a page whose application is loaded later (Docusaurus's `ssrTemplate`, in the language of Eta).
 *
 * It differs from Docusaurus's own in two things. The scripts of the application are only named: the script in the
 * page loads them (page-script/application.ts). The style sheet is asked for first, but stands behind all scripts and
 * behind the top of the page, which is what stands before the first section, or else the header: what is behind the sheet waits for it, and the
 * reading of the page too, so that the top is painted first.
 */
export const template = `
<% const [, top, rest] = /^([^]*?<\\/nav>[^]*?<article[^]*?)(<h2[^]*)$/.exec(it.appHtml) ?? /^([^]*?<\\/nav>)([^]*)$/.exec(it.appHtml) ?? []; %>
<% const styles = (marks) => it.stylesheets.map((stylesheet) => '<link rel="stylesheet"' + marks + ' href="' + it.baseUrl + stylesheet + '">').join(''); %>
<!DOCTYPE html>
<html <%~ it.htmlAttributes %>>
  <head>
    <meta charset="UTF-8">
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="preload" as="style" href="<%= it.baseUrl %><%= stylesheet %>">
    <% }); %>
    <meta name="generator" content="Docusaurus v<%= it.version %>">
    <% it.metaAttributes.forEach((metaAttribute) => { %>
      <%~ metaAttribute %>
    <% }); %>
    <meta name="application-scripts" content="<%= it.scripts.map((script) => it.baseUrl + script).join(' ') %>">
    <%~ it.headTags %>
    <% const [inlineScripts, otherTags] = [true, false].map((wanted) => it.preBodyTags.split(/(?<=<\\/script>)|(?=<script>)/).filter((part) => part.startsWith('<script>') === wanted).join('')); %>
    <%~ inlineScripts %>
    <%~ top === undefined ? styles('') : '' %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ otherTags %>
    <div id="__docusaurus"><%~ top === undefined ? it.appHtml : top + styles(' ${served}') + '<script>${paintPause}</script>' + rest %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;
