// SPDX-License-Identifier: EUPL-1.2
#include "work_test.h"

#include <glib/gstdio.h>

namespace {

class PopUp : public WorkTest {
protected:
  /// Presses what opens `address` in a window of its own; false when none comes.
  [[nodiscard]] bool open_window(const std::string& address, const std::string& features = "width=500,height=300") {
    work_in("<button id=go onclick=\"opened = window.open('" + address + "', 'w', '" + features + "')\">Open</button>");
    press();
    return wait_until([this] { return pop_ups.size() == 1; });
  }
};

TEST_F(PopUp, of_a_listed_host_is_a_window_of_the_same_session) {
  site.page("/file", "<title>A file</title><script>fetch('/said?' + !!window.opener)</script>");
  site.page("/", "", "session=abc; Path=/; Secure; HttpOnly");
  ASSERT_TRUE(open_window("/file"));
  EXPECT_TRUE(wait_until([this] { return pop_ups[0]->title() == "A file" && !said().empty(); }));
  EXPECT_EQ(said()[0], "true");
  EXPECT_EQ(pop_ups[0]->size().width, 500);
  EXPECT_EQ(pop_ups[0]->size().height, 300);
  EXPECT_TRUE(faults.empty());
}

TEST_F(PopUp, is_none_where_the_next_step_may_open_one) {
  site.page("/next", "<h2>next</h2>");
  work_in("<a id=go target=_blank href=/next>Go</a>");
  browser->set_page_use(web::PageUse::perhaps_work);
  press();
  EXPECT_TRUE(next_page(""));
  EXPECT_TRUE(pop_ups.empty());
}

TEST_F(PopUp, has_the_cookies_of_the_session) {
  site.page("/cookie", "<script>location = '/'</script>", "session=abc; Path=/; Secure; HttpOnly");
  site.page("/file", "");
  rule("way", portal::Meaning::way_in, "/cookie", "//nothing");
  ASSERT_TRUE(open_window("/file"));
  ASSERT_TRUE(wait_until([this] { return requests_for("/file") == 1; }));
  browser->go_on({}, card::Private{site.address("/cookie")});
  ASSERT_TRUE(wait_until([this] { return requests_for("/") == 2; }));
  webkit_web_view_reload(pop_ups[0]->view());
  ASSERT_TRUE(wait_until([this] { return requests_for("/file") == 2; }));
  EXPECT_EQ(site.requests("/file")[1].cookies, "session=abc");
}

TEST_F(PopUp, opens_from_a_link_that_wants_one_too) {
  site.page("/file", "<title>A file</title>");
  work_in("<a id=go target=_blank href=/file>File</a>");
  press();
  EXPECT_TRUE(wait_until([this] { return pop_ups.size() == 1 && pop_ups[0]->title() == "A file"; }));
  EXPECT_EQ(requests_for("/"), 1U) << "the page itself stays";
}

TEST_F(PopUp, does_not_go_to_a_host_that_is_not_listed) {
  site.page("/there", "");
  site.redirect("/file", "%FOREIGN%/there");
  ASSERT_TRUE(open_window("/file"));
  let_pass();
  EXPECT_EQ(requests_for("/there"), 0U);
}

TEST_F(PopUp, does_not_ask_the_card) {
  site.redirect("/file", "%CARD%/fas");
  ASSERT_TRUE(open_window("/file"));
  let_pass();
  EXPECT_TRUE(card_visits.empty());
}

TEST_F(PopUp, says_where_it_may_not_go) {
  site.redirect("/file", "%FOREIGN%/there?SAMLResponse=secret");
  ASSERT_TRUE(open_window("/file"));
  ASSERT_TRUE(wait_until([this] { return !failures.empty(); }));
  EXPECT_EQ(failures[0].fault, web::LoadFault::host_not_listed);
  EXPECT_EQ(failures[0].host, site.host(TestSite::foreign_name));
  EXPECT_TRUE(faults.empty()) << "the page itself is well";
}

TEST_F(PopUp, says_that_its_server_is_not_trusted) {
  description.hosts.push_back(site.host(TestSite::foreign_name));
  ASSERT_TRUE(open_window(site.address("/file", TestSite::foreign_name)));
  ASSERT_TRUE(wait_until([this] { return !failures.empty(); }));
  EXPECT_EQ(failures[0].fault, web::LoadFault::untrusted_server);
}

TEST_F(PopUp, says_that_its_page_asks_for_a_password) {
  site.answer("/file", [](const SiteRequest&) {
    return SiteAnswer{.status = 401, .body = {}, .headers = {{"WWW-Authenticate", "Basic realm=portal"}}};
  });
  ASSERT_TRUE(open_window("/file"));
  ASSERT_TRUE(wait_until([this] { return !failures.empty(); }));
  EXPECT_EQ(failures[0].fault, web::LoadFault::asks_password);
}

TEST_F(PopUp, does_not_stay_empty_when_what_it_was_opened_for_is_a_file_to_save) {
  site.answer("/file", [](const SiteRequest&) {
    return SiteAnswer{.body = "contents", .headers = {{"Content-Disposition", "attachment; filename=form.pdf"}}};
  });
  work_in("<a id=go target=_blank href=/file>File</a>");
  press();
  ASSERT_TRUE(wait_until([this] { return pop_ups.size() == 1 && downloads.size() == 1; }));
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
  const std::string path = std::string{g_get_user_runtime_dir()} + "/form.pdf";
  downloads[0]->save_to(path);
  EXPECT_TRUE(wait_until([this] { return downloads[0]->state() == web::Download::State::done; }))
      << "the file comes all the same";
  g_unlink(path.c_str());
}

TEST_F(PopUp, may_be_closed_by_its_page) {
  site.page("/file", "<script>setTimeout(() => window.close(), 100)</script>");
  ASSERT_TRUE(open_window("/file"));
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
}

TEST_F(PopUp, may_be_closed_by_the_user) {
  site.page("/file", "<title>A file</title>");
  ASSERT_TRUE(open_window("/file"));
  ASSERT_TRUE(wait_until([this] { return pop_ups[0]->title() == "A file"; }));
  pop_ups[0]->close();
  EXPECT_TRUE(wait_until([this] { return closed == 1; }));
}

TEST_F(PopUp, ends_with_the_session) {
  site.page("/file", "<title>A file</title><script>onbeforeunload = () => 'unsaved'</script>");
  ASSERT_TRUE(open_window("/file"));
  web::Object<WebKitWebView> kept{WEBKIT_WEB_VIEW(g_object_ref(pop_ups[0]->view()))};
  gpointer seen = kept.get();
  g_object_add_weak_pointer(G_OBJECT(kept.get()), &seen);
  kept.reset();
  bool ended = false;
  browser->end_session(1, [&ended] { ended = true; });
  EXPECT_EQ(closed, 1U);
  EXPECT_TRUE(wait_until([&ended] { return ended; }));
  EXPECT_EQ(seen, nullptr) << "its view is still there";
}

} // namespace
