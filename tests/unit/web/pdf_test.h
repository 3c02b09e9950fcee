// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "work_test.h"

#include <functional>
#include <memory>
#include <string>

/// A user who has a PDF of so many pages before them, which came as the answer to a form.
class PdfTest : public WorkTest {
protected:
  /// A document that says "Herstappe 1", "Herstappe 2" … on its pages.
  static std::string pdf_of(int pages) {
    std::string text =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/"
        "Helvetica>>endobj\n";
    std::string kids;
    for (int page = 1; page <= pages; ++page) {
      const auto number = std::to_string(2 * page + 2);
      const auto contents_number = std::to_string(2 * page + 3);
      const auto contents = "BT /F1 24 Tf 72 700 Td (Herstappe " + std::to_string(page) + ") Tj ET";
      kids += number + " 0 R ";
      text.append(number)
          .append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ")
          .append(contents_number)
          .append(" 0 R>>endobj\n")
          .append(contents_number)
          .append(" 0 obj<</Length ")
          .append(std::to_string(contents.size()))
          .append(">>stream\n")
          .append(contents)
          .append("\nendstream endobj\n");
    }
    return text + "2 0 obj<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids +
           "]>>endobj\ntrailer<</Root 1 0 R>>\n";
  }

  /// A document of one page with a box to fill in.
  static std::string form() {
    const std::vector<std::string> objects{
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/DR<</Font<</Helv 3 0 R>>>>/DA(/Helv 12 Tf 0 g)>>>>",
        "<</Type/Pages/Count 1/Kids[4 0 R]>>", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[5 0 R]>>",
        "<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/Rect[72 600 300 630]/P 4 0 R/F 4/DA(/Helv 12 Tf 0 g)>>"};
    std::string text = "%PDF-1.7\n";
    std::string places = "xref\n0 6\n0000000000 65535 f \n";
    for (std::size_t index = 0; index < objects.size(); ++index) {
      const auto place = std::to_string(text.size());
      places.append(10 - place.size(), '0').append(place).append(" 00000 n \n");
      text.append(std::to_string(index + 1)).append(" 0 obj\n").append(objects[index]).append("\nendobj\n");
    }
    const auto start = std::to_string(text.size());
    return text + places + "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + "\n%%EOF\n";
  }

  /// Shows the document, and types a digit into the box in it.
  void fill_in_form() {
    type_in_reader(form(), ".page .textWidgetAnnotation :is(input, textarea)", "7");
    ASSERT_TRUE(wait_until([this] { return browser->has_typed_work(); }));
  }

  /// Shows the document, clicks on the box of this selector in its reader, and types.
  void type_in_reader(const std::string& pdf, const std::string& box, const std::string& text) {
    box_of_reader = box;
    show_pdf(pdf);
    ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
    ASSERT_TRUE(type_there(text, [this] { return place_in_reader == "typed" || browser->has_typed_work(); }));
  }

  /// Clicks in the place that act_in_reader() noted and types; again where the reader did not listen yet.
  bool type_there(const std::string& text, const std::function<bool()>& is_heard) const {
    const auto command = "xdotool mousemove " + place_in_reader + " click 1 sleep 0.3 type " + text;
    for (int times = 0; times < 4 && !is_heard(); ++times)
      if (!g_spawn_command_line_async(command.c_str(), nullptr) || wait_until(is_heard, 5))
        break;
    return is_heard();
  }

  /// `headers`: of the answer, beside its type.
  void show_pdf(const std::string& pdf, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Content-Type", "application/pdf");
    site.answer("/letter", [pdf, headers](const SiteRequest&) { return SiteAnswer{.body = pdf, .headers = headers}; });
    work_in("<form method=post action=/letter><button id=go>Letter</button></form>");
    if (!button_of_reader.empty())
      press_in_reader(view(), button_of_reader);
    if (!box_of_reader.empty())
      act_in_reader(view(), box_of_reader,
                    "found.addEventListener('input', () => webkit.messageHandlers.pressed.postMessage('typed'));" +
                        script_of_reader);
    press();
    ASSERT_TRUE(wait_until([this] { return browser->actions()->get_action_enabled("save"); }));
  }

  /// Presses this button in the reader of a document that is to be shown in `view`, once it is there: by its
  /// identifier, behind which newer readers have "Button".
  void press_in_reader(WebKitWebView* view, const std::string& button) {
    act_in_reader(view, ".page .textLayer", "button('" + button + "').click();");
  }

  /// Runs a script in such a reader once this selector finds something there that stays where it is, and notes where.
  void act_in_reader(WebKitWebView* view, const std::string& selector, const std::string& script) {
    auto* manager = webkit_web_view_get_user_content_manager(view);
    g_signal_connect(manager, "script-message-received::pressed",
                     G_CALLBACK(+[](WebKitUserContentManager*, JSCValue* message, gpointer self) {
                       auto& test = *static_cast<PdfTest*>(self);
                       test.is_pressed_in_reader = true;
                       test.place_in_reader = base::TextPtr{jsc_value_to_string(message)}.get();
                     }),
                     this);
    webkit_user_content_manager_register_script_message_handler(manager, "pressed", "test");
    const std::string source =
        "if (location.protocol === 'webkit-pdfjs-viewer:') { const button = name => "
        "document.getElementById(name + 'Button') ?? document.getElementById(name);"
        "let before = ''; const timer = setInterval(() => {"
        "const found = document.querySelector('" +
        selector + "'); const box = found?.getBoundingClientRect();" +
        "if (!box?.width) return;"
        "const place = `${Math.round(box.x + box.width / 2)} ${Math.round(box.y + box.height / 2)}`;"
        "if (place === before) { clearInterval(timer); " +
        script + "webkit.messageHandlers.pressed.postMessage(place) } before = place; }, 200) }";
    const base::Handle<WebKitUserScript, webkit_user_script_unref> added{
        webkit_user_script_new_for_world(source.c_str(), WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES,
                                         WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END, "test", nullptr, nullptr)};
    webkit_user_content_manager_add_script(manager, added.get());
  }

public:
  std::string button_of_reader; ///< to be pressed when the document is there; empty: none
  std::string box_of_reader;    ///< a selector of what is looked for; empty: nothing
  std::string script_of_reader; ///< is run then
  std::string place_in_reader;  ///< where that is in the view, as "X Y"; "typed" once something was typed in it
  bool is_pressed_in_reader = false;
};
