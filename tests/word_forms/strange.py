"""THE table of what Word can put among the words of a text, as raw XML."""

from __future__ import annotations

from collections.abc import Mapping

# What is put among the runs of a paragraph; @ stands for a word that no text has.
AMONG_RUNS: Mapping[str, str] = {
    "text_box": (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>@</w:t>"
        "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    ),
    "new_text_box": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="77" name="Textruta 1"/><a:graphic><a:graphicData><wps:wsp>'
        "<wps:txbx><w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p>"
        "<w:r><w:t>@</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "deleted_text_box": (
        '<w:del w:id="9101" w:author="x"><w:r><w:pict><v:shape><v:textbox>'
        "<w:txbxContent><w:p><w:r><w:t>@</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:del>"
    ),
    "equation": (
        "<m:oMath><m:f><m:num><m:r><m:t>@</m:t></m:r></m:num><m:den><m:r><m:t>2"
        "</m:t></m:r></m:den></m:f></m:oMath>"
    ),
    "equation_block": (
        "<m:oMathPara><m:oMath><m:r><m:t>@</m:t></m:r></m:oMath></m:oMathPara>"
    ),
    "equation_symbol": (
        '<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>@'
        "</m:t></m:r></m:e></m:nary></m:oMath>"
    ),
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    "unknown_symbol": '<w:r><w:sym w:font="Okänd" w:char="F0FC"/></w:r>',
    "ruby": (
        "<w:r><w:ruby><w:rt><w:r><w:t>@</w:t></w:r></w:rt><w:rubyBase><w:r>"
        "<w:t>bas</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    ),
    "smart_tag": '<w:smartTag w:element="x"><w:r><w:t>@</w:t></w:r></w:smartTag>',
    "custom_xml": '<w:customXml w:element="x"><w:r><w:t>@</w:t></w:r></w:customXml>',
    "simple_field": '<w:fldSimple w:instr="DATE"><w:r><w:t>@</w:t></w:r></w:fldSimple>',
    "field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "x"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>'
        '@</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "field_without_result": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "@"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r>",
    "hidden_on_the_web": "<w:r><w:rPr><w:webHidden/></w:rPr><w:t>@</w:t></w:r>",
    "white": '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>@</w:t></w:r>',
    "checkbox": (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
        "</w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    ),
    "direction": (
        '<w:dir w:val="ltr"><w:r><w:t>@</w:t></w:r></w:dir>'
        '<w:bdo w:val="ltr"><w:r><w:t>@</w:t></w:r></w:bdo>'
    ),
    "nested_changes": (
        '<w:ins w:id="9102" w:author="x"><w:del w:id="9103" w:author="y"><w:r>'
        "<w:delText>@</w:delText></w:r></w:del></w:ins>"
    ),
    "ink": '<w:r><w:contentPart r:id="rIdInk"/></w:r>',
    "new_ink": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><wp:anchor>'
        '<wp:docPr id="78" name="Pennanteckning 1"/><a:graphic><a:graphicData>'
        '<w14:contentPart r:id="rIdInk"/></a:graphicData></a:graphic></wp:anchor>'
        "</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    ),
    "lost_picture": (
        '<w:r><w:drawing><wp:inline><wp:docPr id="79" name="Bild 1"/><a:graphic>'
        '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rIdPicture"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    ),
    "line": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="80" name="Rak koppling 1"/><a:graphic><a:graphicData><wps:wsp>'
        '<wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        "<w:pict><v:line/></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "old_line": '<w:r><w:pict><v:line from="0,0" to="9,9"/></w:pict></w:r>',
    "horizontal_rule": '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>',
    "word_art": (
        '<w:r><w:pict><v:shape><v:textpath string="@"/></v:shape></w:pict></w:r>'
    ),
    "shape_alternative": (
        '<w:r><w:drawing><wp:anchor><wp:docPr id="81" name="Figur" descr="@"/>'
        "<a:graphic><a:graphicData><wps:wsp/></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r>"
    ),
    "index_entry": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>XE "@"'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "form_text_field": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData>'
        "</w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r>"
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>@</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "embedded_object": '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r>',
    "other_document": '<w:subDoc r:id="rIdNone"/>',
    "address_block": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD '
        '@</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
}

# What is told of those that say no words.
TOLD: Mapping[str, str] = {
    "symbol": "✓",
    "unknown_symbol": "ett tecken ur teckensnittet Okänd",
    "checkbox": "☒",
    "ink": "en handskriven anteckning",
    "new_ink": "en handskriven anteckning",
    "line": "en figur utan text",
    "old_line": "en figur utan text",
    "horizontal_rule": "en figur utan text",
    "lost_picture": "en bild som inte finns i filen",
    "embedded_object": "ett inbäddat objekt",
    "other_document": "ett helt dokument som är infogat",
    "hidden": "dold text",
    "equation": "@/2",
    "equation_symbol": "∑@",
    "ruby": "bas (@)",
}
