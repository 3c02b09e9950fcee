// SPDX-License-Identifier: EUPL-1.2
#include "base/glib_pointers.h"
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

TEST_F(PopUp, says_that_it_wants_a_sign_in) {
  site.redirect("/file", "%CARD%/fas");
  ASSERT_TRUE(open_window("/file"));
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done[0].first, web::NotDone::sign_in);
  EXPECT_EQ(not_done[0].second, GTK_WIDGET(pop_ups[0]->view()));
}

TEST_F(PopUp, that_a_page_opens_by_itself_is_none_and_is_told) {
  site.page("/file", "");
  site.page("/go", "");
  work_in("<script>(async () => { do var answer = await (await fetch('/go')).text(); while (!answer.includes('yes'));"
          "window.open('/file') })()</script>");
  site.page("/go", "yes");
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done[0].first, web::NotDone::window);
  let_pass();
  EXPECT_TRUE(pop_ups.empty());
  EXPECT_EQ(requests_for("/file"), 0U);
}

/// A pop-up, in a window that the user sees and presses keys in.
class PopUpOfAPopUp : public PopUp {
protected:
  void open_with(const std::string& script) {
    site.page("/file", "<title>A file</title><button accesskey=o autofocus onclick=\"" + script + "\">Open</button>");
    site.page("/asked", "");
    site.page("/second", "<title>Second</title>");
    ASSERT_TRUE(open_window("/file"));
    ASSERT_TRUE(wait_until([this] { return pop_ups[0]->title() == "A file"; }));
    m_pop_up_window.set_child(*Glib::wrap(GTK_WIDGET(pop_ups[0]->view())));
    m_pop_up_window.set_default_size(400, 300);
    m_pop_up_window.present();
    ASSERT_TRUE(wait_until([this] { return m_pop_up_window.property_is_active().get_value(); }));
    gtk_widget_grab_focus(GTK_WIDGET(pop_ups[0]->view()));
    let_pass();
  }

  static void press_key() { ASSERT_TRUE(g_spawn_command_line_async("xdotool key alt+o", nullptr)); }

  void press_from_outside() {
    webkit_web_view_evaluate_javascript(pop_ups[0]->view(), "document.querySelector('button').click()", -1, nullptr,
                                        nullptr, nullptr, nullptr, nullptr);
  }

  void TearDown() override {
    m_pop_up_window.unset_child();
    PopUp::TearDown();
  }

  Gtk::Window m_pop_up_window;
};

TEST_F(PopUpOfAPopUp, opens_also_when_the_page_fetched_something_first) {
  open_with("fetch('/asked').then(() => new Promise(then => setTimeout(then, 3000))).then(() => window.open('/second', "
            "'s'))");
  press_key();
  EXPECT_TRUE(wait_until([this] { return pop_ups.size() == 2 && pop_ups[1]->title() == "Second"; }));
  EXPECT_TRUE(not_done.empty());
}

TEST_F(PopUpOfAPopUp, that_no_user_wanted_is_none_and_is_told) {
  open_with("setTimeout(() => window.open('/second', 's'), 8000)");
  press_from_outside();
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done[0].first, web::NotDone::window);
  EXPECT_EQ(not_done[0].second, GTK_WIDGET(pop_ups[0]->view()));
  EXPECT_EQ(pop_ups.size(), 1U);
}

TEST_F(PopUpOfAPopUp, that_wants_a_sign_in_says_so) {
  open_with("window.open('" + site.address("/fas", TestSite::card_name) + "', 's')");
  press_from_outside();
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done[0].first, web::NotDone::sign_in);
  EXPECT_EQ(not_done[0].second, GTK_WIDGET(pop_ups[0]->view()));
}

TEST_F(PopUpOfAPopUp, says_where_it_may_not_go) {
  open_with("setTimeout(() => window.open('" + site.address("/there", TestSite::foreign_name) + "', 's'), 8000)");
  press_from_outside();
  ASSERT_TRUE(wait_until([this] { return !failures.empty(); }));
  EXPECT_EQ(failures[0].fault, web::LoadFault::host_not_listed);
  EXPECT_EQ(failures[0].host, site.host(TestSite::foreign_name));
}

TEST_F(PopUp, is_not_opened_for_an_address_that_leads_nowhere_and_says_so) {
  work_in("<a id=go href='ftp://files.example/'>File</a>");
  press();
  ASSERT_TRUE(wait_until([this] { return !not_done.empty(); }));
  EXPECT_EQ(not_done[0].first, web::NotDone::link);
  EXPECT_TRUE(faults.empty());
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
  base::ObjectPtr<WebKitWebView> kept{WEBKIT_WEB_VIEW(g_object_ref(pop_ups[0]->view()))};
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
