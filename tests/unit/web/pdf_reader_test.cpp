// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "pdf_test.h"

#include <glib/gstdio.h>

#include <string>

namespace {

using State = web::Download::State;

/// The reader in which WebKit shows a PDF has a button of its own to save it.
class PdfReader : public PdfTest {
protected:
  PdfReader() : m_folder{base::TextPtr{g_dir_make_tmp("primaweb-reader.XXXXXX", nullptr)}.get()} {
    button_of_reader = "download";
  }

  ~PdfReader() override {
    g_unlink(file().c_str());
    g_rmdir(m_folder.c_str());
  }

  [[nodiscard]] std::string file() const { return m_folder + "/mine.pdf"; }

  [[nodiscard]] std::string contents() const {
    char* text = nullptr;
    gsize size = 0;
    g_file_get_contents(file().c_str(), &text, &size, nullptr);
    const base::TextPtr owned{text};
    return text == nullptr ? std::string{} : std::string{text, size};
  }

private:
  std::string m_folder;
};

TEST_F(PdfReader, saves_the_document_byte_for_byte_and_asks_for_it_no_second_time) {
  show_pdf(pdf_of(3));
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(downloads[0]->suggested_name(), "letter.pdf");
  downloads[0]->save_to(file());
  ASSERT_TRUE(wait_until([this] { return downloads[0]->state() == State::done; }));
  EXPECT_EQ(contents(), pdf_of(3));
  EXPECT_EQ(requests_for("/letter"), 1U);
  EXPECT_EQ(webkit_web_view_get_uri(view()), site.address("/letter")) << "it is still shown";
  EXPECT_TRUE(faults.empty());
  EXPECT_TRUE(not_done.empty());
}

TEST_F(PdfReader, saves_the_document_under_the_name_that_the_server_gives_it) {
  show_pdf(pdf_of(1), {{"Content-Disposition", "inline; filename=\"Beslissing \xC3\xA9.pdf\""}});
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(downloads[0]->suggested_name(), "Beslissing é.pdf");
}

TEST_F(PdfReader, gives_a_document_in_a_part_of_a_page_a_name_with_its_ending) {
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = pdf_of(1), .headers = {{"Content-Type", "application/pdf"}}};
  });
  work_in(
      "<iframe width=700 height=500 id=letter></iframe><button id=go onclick=\"letter.src = '/letter'\">Go</button>");
  press_in_reader(view(), button_of_reader);
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(downloads[0]->suggested_name(), "document.pdf");
}

TEST_F(PdfReader, has_what_was_filled_in_saved_also_by_the_menu) {
  button_of_reader.clear();
  std::vector<web::ShownFile> wanted;
  fill_in_form();
  browser->signal_save_wanted().connect([&wanted](const web::ShownFile& file, GtkWidget*) { wanted.push_back(file); });
  act("save");
  ASSERT_TRUE(wait_until([&wanted] { return !wanted.empty(); }));
  gsize size = 0;
  const auto* contents = static_cast<const char*>(g_bytes_get_data(wanted[0].contents.get(), &size));
  EXPECT_NE((std::string{contents, size}.find("(7")), std::string::npos);
  EXPECT_EQ(wanted[0].suggested_name, "letter.pdf");
  EXPECT_TRUE(downloads.empty());
}

TEST_F(PdfReader, has_it_saved_once_however_often_it_is_asked_for_until_the_document_is_there) {
  button_of_reader.clear();
  std::vector<web::ShownFile> wanted;
  fill_in_form();
  browser->signal_save_wanted().connect([&wanted](const web::ShownFile& file, GtkWidget*) { wanted.push_back(file); });
  act("save");
  act("save");
  ASSERT_TRUE(wait_until([&wanted] { return !wanted.empty(); }));
  let_pass();
  EXPECT_EQ(wanted.size(), 1U);
  act("save");
  EXPECT_TRUE(wait_until([&wanted] { return wanted.size() == 2; })) << "and again when it is wanted again";
}

TEST_F(PdfReader, tells_when_it_gives_no_document_to_save) {
  button_of_reader.clear();
  script_of_reader = "document.querySelectorAll('#download, #downloadButton').forEach(each => each.remove());";
  fill_in_form();
  act("save");
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done, (NotDoneList{{web::NotDone::save, GTK_WIDGET(view())}}));
}

TEST_F(PdfReader, tells_nothing_of_a_document_that_was_left_before_it_was_saved) {
  button_of_reader.clear();
  fill_in_form();
  act("save");
  webkit_web_view_load_uri(view(), site.address("/").c_str());
  ASSERT_TRUE(next_page("home"));
  let_pass();
  EXPECT_TRUE(not_done.empty());
}

TEST_F(PdfReader, takes_a_stroke_for_work_that_ends_outside_its_page) {
  window.set_default_size(1000, 900);
  button_of_reader.clear();
  box_of_reader = ".page .textLayer";
  script_of_reader = "button('editorInk').click();";
  show_pdf(pdf_of(1));
  ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
  EXPECT_FALSE(browser->has_typed_work());
  const auto command =
      "xdotool mousemove " + place_in_reader + " sleep 0.5 mousedown 1 sleep 0.2 mousemove 2 2 sleep 0.2 mouseup 1";
  ASSERT_TRUE(g_spawn_command_line_async(command.c_str(), nullptr));
  EXPECT_TRUE(wait_until([this] { return browser->has_typed_work(); }));
}

TEST_F(PdfReader, takes_a_picture_for_work_from_when_it_is_to_be_put_on_a_page) {
  button_of_reader.clear();
  box_of_reader = ".page .textLayer";
  script_of_reader = "button('editorStamp').click();";
  show_pdf(pdf_of(1));
  EXPECT_TRUE(wait_until([this] { return browser->has_typed_work(); }));
}

TEST_F(PdfReader, in_a_frame_takes_its_work_with_it) {
  window.set_default_size(1000, 900);
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = form(), .headers = {{"Content-Type", "application/pdf"}}};
  });
  work_in(
      "<iframe id=letter frameborder=0 style='position: fixed; left: 0; top: 0; width: 700px; height: 500px'></iframe>"
      "<button id=go onclick=\"letter.src ? letter.remove() : letter.src = '/letter'\">Go</button>");
  act_in_reader(view(), ".page .textWidgetAnnotation :is(input, textarea)", "");
  press();
  ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
  ASSERT_TRUE(type_there("7", [this] { return browser->has_typed_work(); }));
  press();
  EXPECT_TRUE(wait_until([this] { return !browser->has_typed_work(); }));
}

TEST_F(PdfReader, takes_no_page_number_for_work) {
  button_of_reader.clear();
  type_in_reader(pdf_of(3), "#pageNumber", "2");
  ASSERT_TRUE(wait_until([this] { return place_in_reader == "typed"; }));
  let_pass();
  EXPECT_FALSE(browser->has_typed_work());
}

TEST_F(PdfReader, saves_nothing_while_the_page_is_covered) {
  show_pdf(pdf_of(1));
  browser->set_covered(web::Covering::for_a_while);
  ASSERT_TRUE(wait_until([this] { return is_pressed_in_reader; }));
  let_pass();
  EXPECT_TRUE(std::ranges::all_of(downloads, [](const auto& each) { return each->state() == State::asking; }))
      << "its user is asked when they are back";
  browser->set_covered(web::Covering::for_good);
  EXPECT_TRUE(std::ranges::all_of(downloads, [](const auto& each) { return each->state() == State::cancelled; }));
}

} // namespace
