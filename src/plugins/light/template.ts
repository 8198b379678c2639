/**
 * The script that stands before the first section of a page. A script waits for the style sheet, and the browser with it: when the sheet
 * is there, the browser paints what it has, the top of the page, and only then reads, styles and places the rest.
 */
export const paintPause = 'document.currentScript.remove()';

/**
 * The template of a page whose application is loaded later (Docusaurus's `ssrTemplate`, in the language of Eta).
 *
 * It differs from Docusaurus's own in three things. The scripts of the application are only named: the script in the
 * page loads them (page-script/application.ts). The style sheet is asked for first, but stands behind all scripts: one
 * behind it would wait for it, and the reading of the page with it. The top of the page is painted before the rest.
 */
export const template = `
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
    <% it.stylesheets.forEach((stylesheet) => { %>
      <link rel="stylesheet" href="<%= it.baseUrl %><%= stylesheet %>">
    <% }); %>
  </head>
  <body <%~ it.bodyAttributes %>>
    <%~ otherTags %>
    <div id="__docusaurus"><%~ it.appHtml.replace('<h2', '<script>${paintPause}</script>$&') %></div>
    <%~ it.postBodyTags %>
  </body>
</html>
`;
