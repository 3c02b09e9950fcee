// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
#include "browser_test.h"
#include "web/external_opener.h"

#include <glib/gstdio.h>
#include <gtkmm/window.h>

namespace {

using portal::Meaning;

/// Stands in for the desktop's browser: notes the address it is started with, and the leave to come to the front.
class DesktopBrowser {
public:
  DesktopBrowser()
      : m_note{std::string{g_get_home_dir()} + "/opened"}, m_leave_note{std::string{g_get_home_dir()} + "/leave"} {
    const std::string applications = std::string{g_get_user_data_dir()} + "/applications";
    g_mkdir_with_parents(applications.c_str(), 0700);
    const std::string entry =
        "[Desktop Entry]\nType=Application\nName=Browser\nMimeType=x-scheme-handler/https;x-scheme-handler/mailto;\n"
        "StartupNotify=true\nExec=sh -c 'echo \"$DESKTOP_STARTUP_ID\" >" +
        m_leave_note + "; echo \"$0\" >" + m_note + "' %u\n";
    g_file_set_contents((applications + "/browser.desktop").c_str(), entry.c_str(), -1, nullptr);
    const char* list = "[Default Applications]\nx-scheme-handler/https=browser.desktop\n"
                       "x-scheme-handler/mailto=browser.desktop\n";
    g_file_set_contents((applications + "/mimeapps.list").c_str(), list, -1, nullptr);
  }

  ~DesktopBrowser() {
    g_unlink(m_note.c_str());
    g_unlink(m_leave_note.c_str());
  }

  DesktopBrowser(const DesktopBrowser&) = delete;
  DesktopBrowser& operator=(const DesktopBrowser&) = delete;
  DesktopBrowser(DesktopBrowser&&) = delete;
  DesktopBrowser& operator=(DesktopBrowser&&) = delete;

  [[nodiscard]] std::string opened() const { return content_of(m_note); }

  [[nodiscard]] std::string leave() const { return content_of(m_leave_note); }

private:
  static std::string content_of(const std::string& file) {
    char* text = nullptr;
    g_file_get_contents(file.c_str(), &text, nullptr, nullptr);
    const base::TextPtr owned{text};
    return text == nullptr ? "" : text;
  }

  std::string m_note;
  std::string m_leave_note;
};

class UsersClick : public BrowserTest {
protected:
  /// Shows the page at "/" in a window, and clicks into its middle with the mouse.
  void click_into_page(bool covered = false) {
    open("/");
    click_into_open_page(covered);
  }

  void click_into_open_page(bool covered = false) {
    browser->set_covered(covered ? web::Covering::for_good : web::Covering::none);
    m_window.set_child(browser->widget());
    m_window.set_default_size(400, 300);
    m_window.present();
    ASSERT_TRUE(next_page("page"));
    ASSERT_TRUE(wait_until([this] { return requests_for("/drawn") > 0; }));
    ASSERT_TRUE(g_spawn_command_line_async("xdotool mousemove 200 150 click 1", nullptr));
  }

  void TearDown() override { m_window.unset_child(); }

  /// A page that is one large link.
  void link_to(const std::string& address) {
    rule("page", Meaning::primaweb, "/", "//a");
    site.page("/", "<a style='position: fixed; inset: 0; background: #ccc' href='" + address +
                       "'>Link</a><script>requestAnimationFrame(() => requestAnimationFrame(() => fetch('/drawn')))"
                       "</script>");
    site.page("/drawn", "");
  }

  DesktopBrowser m_desktop;
  Gtk::Window m_window;
};

TEST_F(UsersClick, on_a_link_to_another_site_opens_it_in_the_desktops_browser) {
  link_to("https://help.example.org/eid?page=1");
  click_into_page();
  EXPECT_TRUE(wait_until([this] { return m_desktop.opened() == "https://help.example.org/eid?page=1\n"; }));
  EXPECT_NE(m_desktop.leave(), "\n") << "or it may stay behind this program's window";
  EXPECT_TRUE(faults.empty());
}

TEST_F(UsersClick, on_a_link_that_may_carry_a_secret_opens_it_once_the_user_agrees) {
  const std::string address = "https://help.example.org/eid?SAMLResponse=secret";
  link_to(address);
  open("/");
  std::string host;
  sigc::slot<void()> go;
  browser->signal_leaving().connect([&](const std::string& to, const sigc::slot<void()>& agree) {
    host = to;
    go = agree;
  });
  click_into_open_page();
  ASSERT_TRUE(wait_until([&host] { return !host.empty(); }));
  EXPECT_EQ(host, "help.example.org");
  let_pass();
  EXPECT_EQ(m_desktop.opened(), "");
  go();
  EXPECT_TRUE(wait_until([&] { return m_desktop.opened() == address + "\n"; })) << "whole as it was";
}

TEST_F(UsersClick, on_a_link_to_another_site_opens_nothing_while_the_page_is_covered) {
  link_to("https://help.example.org/eid?page=1");
  click_into_page(true);
  let_pass();
  EXPECT_EQ(m_desktop.opened(), "");
}

TEST_F(UsersClick, on_a_link_that_a_server_sends_on_elsewhere_opens_nothing) {
  site.redirect("/way", "https://help.example.org/eid?SAMLResponse=secret");
  link_to("/way");
  click_into_page();
  EXPECT_TRUE(wait_until([this] { return !faults.empty(); }));
  let_pass();
  EXPECT_EQ(faults, std::vector<web::LoadFault>{web::LoadFault::host_not_listed});
  EXPECT_EQ(m_desktop.opened(), "");
}

TEST(Link, may_carry_a_secret_where_a_part_of_it_looks_like_one_or_is_called_so) {
  for (const char* address :
       {"https://a.be/?SAMLResponse=x", "https://a.be/#access_token=x", "https://a.be/x;jsessionid=x",
        "https://a.be/?page=1&Code=", "https://a.be/?goto=AAdzZWNyZXQ4OTA", "https://a.be/?0123456789abcdef",
        "https://a.be/?lang=nl&insz=85073003361", "https://a.be/?insz=85.07.30-033.61", "https://a.be/?85073003361"})
    EXPECT_TRUE(web::may_carry_a_secret(address)) << address;
  for (const char* address : {"https://a.be/", "https://a.be/4f6a8b1c2d3e4f5a/page", "https://a.be/?lang=nl&page=12",
                              "https://a.be/#hoofdstuk", "https://a.be/?date=20261129",
                              "https://a.be/?phone=02.123.45.67", "https://a.be/?q=leefloon+aanvragen"})
    EXPECT_FALSE(web::may_carry_a_secret(address)) << address;
}

TEST(Link, to_write_to_somebody_passes_on_what_its_writer_sees_of_the_letter_and_no_file) {
  const std::pair<const char*, const char*> cases[]{
      {"mailto:a@b.be", "mailto:a@b.be"},
      {"mailto:a@b.be?subject=Dossier%2085073003361&body=x", "mailto:a@b.be?subject=Dossier%2085073003361&body=x"},
      {"mailto:?To=a@b.be&CC=c@d.be&bcc=e@f.be", "mailto:?To=a@b.be&CC=c@d.be&bcc=e@f.be"},
      {"mailto:a@b.be?attach=/etc/passwd", "mailto:a@b.be"},
      {"mailto:a@b.be?attach=/a&subject=x&%61ttach=/b&attachment=/c#d", "mailto:a@b.be?subject=x"}};
  for (const auto& [address, letter] : cases)
    EXPECT_EQ(web::letter_of(address), letter);
}

TEST_F(UsersClick, on_a_link_to_write_to_somebody_asks_nothing_of_its_subject) {
  link_to("mailto:help@example.org?subject=85073003361&attach=/etc/passwd");
  open("/");
  bool was_asked = false;
  browser->signal_leaving().connect([&](const std::string&, const sigc::slot<void()>&) { was_asked = true; });
  click_into_open_page();
  EXPECT_TRUE(wait_until([this] { return m_desktop.opened() == "mailto:help@example.org?subject=85073003361\n"; }));
  EXPECT_FALSE(was_asked);
}

TEST_F(UsersClick, on_a_link_within_the_portal_stays_in_the_view) {
  rule("next", Meaning::primaweb, "/next", "//h2");
  site.page("/next", "<h2>next</h2>");
  link_to("/next");
  click_into_page();
  EXPECT_TRUE(next_page("next"));
}

TEST_F(UsersClick, on_a_link_from_where_they_work_into_a_zone_of_the_portal_opens_the_desktops_browser) {
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  site.page("/news", "<h2>news</h2>");
  link_to("%FOREIGN%/news");
  open("/");
  browser->set_page_use(web::PageUse::work);
  click_into_open_page();
  EXPECT_TRUE(
      wait_until([this] { return m_desktop.opened() == site.address("/news", TestSite::foreign_name) + "\n"; }));
  EXPECT_EQ(requests_for("/news"), 0U);
}

TEST_F(UsersClick, on_the_same_link_during_a_sign_in_goes_there) {
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  trust->hosts.emplace_back(TestSite::foreign_name);
  site.page("/news", "<h2>news</h2>");
  link_to("%FOREIGN%/news");
  open("/");
  click_into_open_page();
  EXPECT_TRUE(wait_until([this] { return requests_for("/news") == 1; }));
  EXPECT_EQ(m_desktop.opened(), "");
}

TEST_F(UsersClick, on_a_link_to_an_unlisted_host_during_a_sign_in_waits_for_the_users_answer) {
  description.asks_about_hosts = true;
  site.page("/news", "<h2>news</h2>");
  link_to("%FOREIGN%/news");
  open("/");
  std::vector<std::pair<std::string, bool>> wanted;
  browser->signal_host_wanted().connect(
      [&wanted](const std::string& host, bool is_click) { wanted.emplace_back(host, is_click); });
  click_into_open_page();
  ASSERT_TRUE(wait_until([&wanted] { return !wanted.empty(); }));
  EXPECT_EQ(wanted[0], (std::pair{site.host(TestSite::foreign_name), true}));
  EXPECT_EQ(m_desktop.opened(), "");
  browser->open_host_elsewhere();
  EXPECT_TRUE(
      wait_until([this] { return m_desktop.opened() == site.address("/news", TestSite::foreign_name) + "\n"; }));
  EXPECT_EQ(requests_for("/news"), 0U);
}

TEST_F(UsersClick, on_a_link_to_the_card_host_asks_the_card_whatever_a_pattern_says) {
  description.hosts.push_back("*.web-test.localhost:" + std::to_string(site.port()));
  link_to("%CARD%/fas");
  click_into_page();
  EXPECT_TRUE(wait_until([this] { return card_visits.size() == 1; }));
}

TEST_F(UsersClick, on_a_link_to_the_card_host_asks_the_card) {
  link_to("%CARD%/fas");
  click_into_page();
  EXPECT_TRUE(wait_until([this] { return card_visits.size() == 1; }));
}

} // namespace
