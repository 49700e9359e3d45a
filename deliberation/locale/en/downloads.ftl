# What can be taken away of a text or an amendment, and in which formats.

documents-menu = Download
documents-text = This text
documents-text-in = This text in { $language }
documents-changes = Changes since the version before
documents-compilation = With all pending amendments
documents-addendum = Addendum: sponsors who joined
documents-amendment = This amendment
documents-whole = The whole text with its changes
documents-format-pdf = PDF
documents-format-docx = Word
documents-format-md = Markdown
documents-format-akn = Akoma Ntoso
documents-link = { $document }: { $format }
