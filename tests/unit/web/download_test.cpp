// SPDX-License-Identifier: EUPL-1.2
#include "web/download.h"
#include "web/file_name.h"
#include "work_test.h"

#include <glib/gstdio.h>

namespace {

using State = web::Download::State;
using Fault = web::Download::Fault;

class Download : public WorkTest {
protected:
  Download() : m_folder{web::Text{g_dir_make_tmp("primaweb-download.XXXXXX", nullptr)}.get()} {}

  ~Download() override {
    for (const auto& name : files())
      g_unlink((m_folder + "/" + name).c_str());
    g_rmdir(m_folder.c_str());
  }

  /// A link to a file that comes as `answer`, pressed.
  [[nodiscard]] bool ask_for(const SiteAnswer& answer) {
    site.answer("/form-b", [answer](const SiteRequest&) { return answer; });
    work_in("<a id=go href=/form-b>Form</a>");
    press();
    return wait_until([this] { return downloads.size() == 1; });
  }

  [[nodiscard]] bool becomes(State state) {
    return wait_until([this, state] { return downloads[0]->state() == state; });
  }

  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    const std::unique_ptr<GDir, web::FreeWith<g_dir_close>> folder{g_dir_open(m_folder.c_str(), 0, nullptr)};
    while (const char* name = g_dir_read_name(folder.get()))
      names.emplace_back(name);
    return names;
  }

  [[nodiscard]] std::string contents(const std::string& name) const {
    char* text = nullptr;
    g_file_get_contents((m_folder + "/" + name).c_str(), &text, nullptr, nullptr);
    const web::Text owned{text};
    return text == nullptr ? "" : text;
  }

  static SiteAnswer file(const std::string& body = "contents") {
    return {.body = body,
            .headers = {{"Content-Type", "application/pdf"},
                        {"Content-Disposition", "attachment; filename=\"../.form b.pdf\""}}};
  }

  /// One that stops in its middle, and leaves the connection open or not.
  static SiteAnswer half_a_file() {
    auto half = file(std::string(300'000, 'x'));
    half.stops_at = 200'000;
    return half;
  }

  std::string m_folder;
};

TEST_F(Download, is_saved_where_the_user_wants_it_under_a_safe_name) {
  ASSERT_TRUE(ask_for(file()));
  EXPECT_EQ(downloads[0]->suggested_name(), "form b.pdf");
  EXPECT_TRUE(files().empty()) << "nothing is written before";
  downloads[0]->save_to(m_folder + "/mine.pdf");
  ASSERT_TRUE(becomes(State::done));
  EXPECT_EQ(contents("mine.pdf"), "contents");
  EXPECT_EQ(files().size(), 1U);
  EXPECT_EQ(downloads[0]->progress(), 1.0);
  EXPECT_EQ(downloads[0]->received_bytes(), 8U);
  EXPECT_TRUE(faults.empty());
  EXPECT_EQ(requests_for("/"), 1U) << "the page stays";
}

TEST_F(Download, replaces_what_the_user_agreed_to_replace) {
  g_file_set_contents((m_folder + "/mine.pdf").c_str(), "old and longer", -1, nullptr);
  ASSERT_TRUE(ask_for(file()));
  downloads[0]->save_to(m_folder + "/mine.pdf");
  ASSERT_TRUE(becomes(State::done));
  EXPECT_EQ(contents("mine.pdf"), "contents");
}

TEST_F(Download, leaves_nothing_when_the_user_does_not_want_it) {
  ASSERT_TRUE(ask_for(file()));
  downloads[0]->cancel();
  let_pass();
  EXPECT_EQ(downloads[0]->state(), State::cancelled);
  EXPECT_TRUE(files().empty());
}

TEST_F(Download, leaves_nothing_when_it_is_cancelled_half_way) {
  ASSERT_TRUE(ask_for(half_a_file()));
  downloads[0]->save_to(m_folder + "/mine.pdf");
  ASSERT_TRUE(wait_until([this] { return downloads[0]->received_bytes() > 0; }));
  EXPECT_LT(downloads[0]->progress(), 1.0);
  downloads[0]->cancel();
  EXPECT_TRUE(wait_until([this] { return files().empty(); }));
}

TEST_F(Download, leaves_nothing_when_the_session_ends_half_way) {
  ASSERT_TRUE(ask_for(half_a_file()));
  downloads[0]->save_to(m_folder + "/mine.pdf");
  ASSERT_TRUE(wait_until([this] { return downloads[0]->received_bytes() > 0; }));
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  EXPECT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_TRUE(wait_until([this] { return files().empty(); }));
  EXPECT_EQ(downloads[0]->state(), State::cancelled);
}

TEST_F(Download, says_that_the_portal_did_not_send_it_whole) {
  auto half = half_a_file();
  half.breaks_off = true;
  ASSERT_TRUE(ask_for(half));
  downloads[0]->save_to(m_folder + "/mine.pdf");
  ASSERT_TRUE(becomes(State::failed));
  EXPECT_EQ(downloads[0]->fault(), Fault::network);
  EXPECT_TRUE(wait_until([this] { return files().empty(); }));
}

TEST_F(Download, says_that_it_cannot_be_written) {
  ASSERT_TRUE(ask_for(file()));
  downloads[0]->save_to(m_folder + "/no/such/folder/mine.pdf");
  ASSERT_TRUE(becomes(State::failed));
  EXPECT_EQ(downloads[0]->fault(), Fault::folder);
}

TEST_F(Download, is_offered_from_when_the_page_may_be_work_until_it_is_none) {
  site.answer("/form-b", [](const SiteRequest&) { return file(); });
  work_in("<a id=go href=/form-b>Form</a>");
  browser->set_page_use(web::PageUse::perhaps_work);
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  downloads[0]->cancel();
  browser->set_page_use(web::PageUse::way_in);
  press();
  ASSERT_TRUE(wait_until([this] { return requests_for("/form-b") == 2; }));
  let_pass();
  EXPECT_EQ(downloads.size(), 1U);
}

TEST_F(Download, is_none_before_the_user_works) {
  rule("way", portal::Meaning::way_in, "/", "//h1").press = "//a";
  site.page("/", "<h1>way</h1><a href=/form-b>Form</a>");
  site.answer("/form-b", [](const SiteRequest&) { return file(); });
  open("/");
  const auto way = next_page("way");
  ASSERT_TRUE(way);
  browser->press(way->visit);
  ASSERT_TRUE(wait_until([this] { return requests_for("/form-b") == 1; }));
  let_pass();
  const char* folder = g_get_user_special_dir(G_USER_DIRECTORY_DOWNLOAD);
  for (const char* name : {"/.form b.pdf", "/form b.pdf"})
    EXPECT_FALSE(
        g_file_test(((folder == nullptr ? g_get_home_dir() : folder) + std::string{name}).c_str(), G_FILE_TEST_EXISTS));
}

TEST(FileName, is_one_visible_name) {
  EXPECT_EQ(web::safe_file_name("Formulier B.pdf"), "Formulier B.pdf");
  EXPECT_EQ(web::safe_file_name("../../.bashrc"), "bashrc");
  EXPECT_EQ(web::safe_file_name("C:\\temp\\a.pdf"), "a.pdf");
  EXPECT_EQ(web::safe_file_name(".. "), "download");
  EXPECT_EQ(web::safe_file_name(""), "download");
  EXPECT_EQ(web::safe_file_name("a/"), "download");
  EXPECT_EQ(web::safe_file_name("a\nb\tc.pdf"), "abc.pdf");
  EXPECT_EQ(web::safe_file_name("what?.pdf"), "what_.pdf");
}

TEST(FileName, does_not_look_like_another) {
  EXPECT_EQ(web::safe_file_name("invoice\u202Efdp.exe"), "invoicefdp.exe");
  EXPECT_EQ(web::safe_file_name("aide\u200B.pdf "), "aide.pdf");
}

TEST(FileName, is_cut_between_signs_and_keeps_its_ending) {
  const auto name = web::safe_file_name(std::string(150, 'a') + std::string(300, 'b') + ".pdf");
  EXPECT_EQ(name.size(), 200U);
  EXPECT_EQ(name.substr(196), ".pdf");
  std::string accents;
  for (int count = 0; count < 200; ++count)
    accents += "é";
  EXPECT_TRUE(g_utf8_validate(web::safe_file_name(accents).c_str(), -1, nullptr));
  EXPECT_LE(web::safe_file_name(accents).size(), 200U);
}

} // namespace
