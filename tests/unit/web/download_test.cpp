// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "web/download.h"
#include "web/file_name.h"
#include "web/name_in_header.h"
#include "work_test.h"

#include <glib/gstdio.h>

namespace {

using State = web::Download::State;
using Fault = web::Download::Fault;

class Download : public WorkTest {
protected:
  Download() : m_folder{base::TextPtr{g_dir_make_tmp("primaweb-download.XXXXXX", nullptr)}.get()} {}

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
    const base::Handle<GDir, g_dir_close> folder{g_dir_open(m_folder.c_str(), 0, nullptr)};
    while (const char* name = g_dir_read_name(folder.get()))
      names.emplace_back(name);
    return names;
  }

  [[nodiscard]] std::string contents(const std::string& name) const {
    char* text = nullptr;
    gsize size = 0;
    g_file_get_contents((m_folder + "/" + name).c_str(), &text, &size, nullptr);
    const base::TextPtr owned{text};
    return text == nullptr ? std::string{} : std::string{text, size};
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

/// What a page makes itself comes from no server, and is saved as it made it.
class MadeByPage : public Download, public testing::WithParamInterface<std::pair<const char*, std::string>> {};

TEST_P(MadeByPage, is_saved_byte_for_byte) {
  work_in("<button id=go>Save</button><script>go.onclick = () => { const link = document.createElement('a');" +
          std::string{GetParam().first} + "link.download = 'Lijst é.csv'; document.body.append(link); link.click() }" +
          "</script>");
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(downloads[0]->suggested_name(), "Lijst é.csv");
  downloads[0]->save_to(m_folder + "/mine.csv");
  ASSERT_TRUE(becomes(State::done));
  EXPECT_EQ(contents("mine.csv"), GetParam().second);
  EXPECT_EQ(webkit_web_view_get_uri(view()), site.address("/")) << "the page stays";
  EXPECT_TRUE(faults.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Download, MadeByPage,
    testing::Values(std::pair{"link.href = URL.createObjectURL(new Blob([new Uint8Array([65, 0, 255, 128, 13, 10])]));",
                              std::string{"A\0\xFF\x80\r\n", 6}},
                    std::pair{"link.href = 'data:text/csv;base64,YTtiDQo=';", std::string{"a;b\r\n"}}));

TEST_F(Download, of_a_link_that_a_page_wants_saved_is_offered_though_it_could_be_shown) {
  site.answer("/letter", [](const SiteRequest&) {
    return SiteAnswer{.body = "letter", .headers = {{"Content-Type", "text/plain"}}};
  });
  work_in("<a id=go href=/letter download='Brief.txt'>Letter</a>");
  press();
  ASSERT_TRUE(wait_until([this] { return downloads.size() == 1; }));
  EXPECT_EQ(downloads[0]->suggested_name(), "Brief.txt");
}

class GivenName : public Download, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(GivenName, is_read_as_it_is_meant) {
  ASSERT_TRUE(ask_for({.body = "contents", .headers = {{"Content-Disposition", GetParam().first}}}));
  EXPECT_EQ(downloads[0]->suggested_name(), GetParam().second);
}

INSTANTIATE_TEST_SUITE_P(
    Download, GivenName,
    testing::Values(std::pair{"attachment; filename=Formulier.pdf", "Formulier.pdf"},
                    std::pair{"Attachment; FileName=\"Formulier B;1.pdf\"", "Formulier B;1.pdf"},
                    std::pair{"attachment; filename=\"Aanvraag é.pdf\"", "Aanvraag é.pdf"},
                    std::pair{"attachment; filename*=UTF-8''Aanvraag%20%C3%A9.pdf", "Aanvraag é.pdf"},
                    std::pair{"attachment; filename*=ISO-8859-1''Aanvraag%20%E9.pdf", "Aanvraag é.pdf"},
                    std::pair{"attachment; filename=\"x.pdf\"; filename*=UTF-8''%E2%82%AC.pdf", "€.pdf"},
                    std::pair{"attachment; filename=\"100%.pdf\"", "100%.pdf"},
                    // libsoup has replaced the letter before anybody else sees it.
                    std::pair{"attachment; filename=\"Aanvraag \xE9.pdf\"", "Aanvraag _.pdf"},
                    std::pair{"attachment; filename=\"C:\\\\temp\\\\Brief \xE9.pdf\"", "Brief _.pdf"},
                    std::pair{"attachment", "form-b"}));

/// As older servers write what is not English: as in the header of a letter, or as in an address.
INSTANTIATE_TEST_SUITE_P(
    OldServers, GivenName,
    testing::Values(std::pair{"attachment; filename=\"=?UTF-8?B?QWFudnJhYWcgw6kucGRm?=\"", "Aanvraag é.pdf"},
                    std::pair{"attachment; filename==?iso-8859-1?Q?Aanvraag=20=E9.pdf?=", "Aanvraag é.pdf"},
                    std::pair{"attachment; filename=\"Aanvraag%20%C3%A9.pdf\"", "Aanvraag é.pdf"},
                    // What it writes for new ones stands before, in whatever order.
                    std::pair{"attachment; filename*=UTF-8''%E2%82%AC.pdf; filename=\"=?utf-8?Q?x=2Epdf?=\"", "€.pdf"},
                    std::pair{"attachment; filename=\"E.pdf\"; FILENAME*=utf-8'nl'%C3%A9.pdf", "é.pdf"},
                    std::pair{"attachment; filename=\"Dossier \xC3\xA9\xC3\xA8.pdf\"; size=8", "Dossier éè.pdf"}));

TEST(NameOfHeader, is_read_where_it_is_written_as_in_a_letter) {
  const auto name = [](const std::string& text) { return web::name_in("attachment; filename=\"" + text + "\""); };
  EXPECT_EQ(name("=?UTF-8?B?QWFudnJhYWcgw6kucGRm?="), "Aanvraag é.pdf");
  EXPECT_EQ(name("=?utf-8?q?Aanvraag=20?= =?utf-8?q?=C3=A9.pdf?="), "Aanvraag é.pdf");
  EXPECT_EQ(name("=?Windows-1252?Q?Bedrag_100_=80.pdf?="), "Bedrag 100 €.pdf");
  EXPECT_EQ(name("Lijst =?ISO-8859-15?Q?=A4?= 1.pdf"), "Lijst € 1.pdf");
  EXPECT_EQ(name("=?utf-8?b?w6/Dvz8vLnBkZg==?="), "ïÿ?/.pdf") << "a stroke in it is no folder's";
}

TEST(NameOfHeader, stays_as_it_is_where_it_only_looks_like_one_of_a_letter) {
  const auto name = [](const std::string& text) { return web::name_in("attachment; filename=\"" + text + "\""); };
  for (const std::string text : {"=?ISO-2022-CN-EXT?B?QQ==?=", "=?utf-8?x?QQ==?=", "=?utf-8?b?QQ==", "=?utf-8?q?=C3?=",
                                 "=?utf-8?q?=Z9?=", "=?=", "=?utf-8?b?", "a =? b ?= c"})
    EXPECT_EQ(name(text), text);
}

TEST(NameOfHeader, is_read_where_it_is_written_as_in_an_address) {
  const auto name = [](const std::string& text) { return web::name_in("attachment; filename=\"" + text + "\""); };
  EXPECT_EQ(name("Aanvraag%20%C3%A9.pdf"), "Aanvraag é.pdf");
  EXPECT_EQ(name("50%25 deel.pdf"), "50% deel.pdf");
  for (const std::string text : {"100%.pdf", "50%deel.pdf", "Aanvraag%20%E9.pdf", "a%00b.pdf", "%"})
    EXPECT_EQ(name(text), text);
  EXPECT_EQ(web::name_in("attachment; filename*=UTF-8''50%2525.pdf"), "50%25.pdf") << "once is enough";
}

TEST(NameOfHeader, is_none_where_none_is_given) {
  for (const char* header : {"", "attachment", "inline; size=3", "attachment; filename=\"\"", "\xC3\xA9"})
    EXPECT_EQ(web::name_in(header), "") << header;
}

TEST(NameOfHeader, leaves_no_folder_nor_disguise_in_the_name_of_a_file) {
  EXPECT_EQ(web::safe_file_name(web::name_in("attachment; filename=\"..%2F..%2F.bashrc\"")), "bashrc");
  EXPECT_EQ(web::safe_file_name(web::name_in("attachment; filename=\"=?UTF-8?B?Li4vLi4vLmJhc2hyYw==?=\"")), "bashrc");
  EXPECT_EQ(web::safe_file_name(web::name_in("attachment; filename*=UTF-8''x%2f%E2%80%AEfdp.exe")), "fdp.exe");
  EXPECT_EQ(web::safe_file_name(web::name_in("attachment; filename=\"a%0D%0Ab.pdf\"")), "ab.pdf");
}

/// A file that the view shows is saved as it came, and not asked for again.
class ShownFile : public Download {
protected:
  void show(const std::string& type, const std::string& body,
            std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Content-Type", type);
    SiteAnswer answer{.body = body, .headers = headers};
    site.answer("/letter", [answer](const SiteRequest&) { return answer; });
    work_in("<form method=post action=/letter><button id=go>Letter</button></form>");
    browser->signal_save_wanted().connect([this](const web::ShownFile& file, GtkWidget*) { wanted.push_back(file); });
    EXPECT_FALSE(browser->actions()->get_action_enabled("save")) << "a page is no file";
    press();
  }

  [[nodiscard]] bool can_be_saved() {
    return wait_until([this] { return browser->actions()->get_action_enabled("save"); });
  }

  void save(const std::string& name, const std::string& contents) {
    act("save");
    ASSERT_TRUE(wait_until([this] { return wanted.size() == 1; }));
    EXPECT_EQ(wanted[0].suggested_name, name);
    gsize size = 0;
    const auto* data = static_cast<const char*>(g_bytes_get_data(wanted[0].contents.get(), &size));
    EXPECT_EQ((std::string{data, size}), contents);
    EXPECT_EQ(requests_for("/letter"), 1U);
  }

public:
  std::vector<web::ShownFile> wanted;
};

TEST_F(ShownFile, of_a_document_is_the_document) {
  const std::string pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>"
                          "endobj\ntrailer<</Root 1 0 R>>\n";
  show("application/pdf", pdf);
  ASSERT_TRUE(can_be_saved());
  save("letter.pdf", pdf);
}

TEST_F(ShownFile, has_the_name_that_the_server_gives_it) {
  show("text/plain", "h\xE9llo", {{"Content-Disposition", "inline; filename=\"Brief.txt\""}});
  ASSERT_TRUE(can_be_saved());
  save("Brief.txt", "h\xE9llo");
}

class KindOfFile : public ShownFile, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(KindOfFile, that_is_shown_can_be_saved_with_the_ending_of_its_kind) {
  const std::string body{"not much of it"}; // and nothing by which WebKit would take it for another kind
  show(GetParam().first, body);
  ASSERT_TRUE(can_be_saved());
  save(GetParam().second, body);
}

INSTANTIATE_TEST_SUITE_P(
    ShownFile, KindOfFile,
    testing::Values(std::pair{"image/png", "letter.png"}, std::pair{"image/jpeg", "letter.jpg"},
                    std::pair{"image/bmp", "letter.bmp"}, std::pair{"image/avif", "letter.avif"},
                    std::pair{"image/x-icon", "letter.ico"}, std::pair{"image/svg+xml", "letter.svg"},
                    std::pair{"text/plain; charset=utf-8", "letter.txt"}, std::pair{"text/css", "letter.css"},
                    std::pair{"text/javascript", "letter.js"}, std::pair{"text/csv", "letter.csv"},
                    std::pair{"application/json", "letter.json"}, std::pair{"application/xml", "letter.xml"}));

TEST_F(ShownFile, is_not_named_after_the_program_that_made_it) {
  site.answer("/make.php", [](const SiteRequest&) {
    return SiteAnswer{.body = "not much of it", .headers = {{"Content-Type", "image/png"}}};
  });
  work_in("<a id=go href=/make.php>Picture</a>");
  browser->signal_save_wanted().connect([this](const web::ShownFile& file, GtkWidget*) { wanted.push_back(file); });
  press();
  ASSERT_TRUE(can_be_saved());
  act("save");
  ASSERT_TRUE(wait_until([this] { return wanted.size() == 1; }));
  EXPECT_EQ(wanted[0].suggested_name, "make.php.png");
}

TEST_F(ShownFile, is_none_where_a_page_is_shown) {
  show("text/html", "<title>Letter</title>");
  ASSERT_TRUE(wait_until([this] { return requests_for("/letter") == 1 && webkit_web_view_is_loading(view()) == 0; }));
  let_pass();
  EXPECT_FALSE(browser->actions()->get_action_enabled("save"));
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
