// SPDX-License-Identifier: EUPL-1.2
#include "ui/host_page.h"

#include "ui/accessible.h"

#include <glibmm/i18n.h>
#include <glibmm/markup.h>

namespace ui {

namespace {

/// Names have no direction of their own here: what stands before a domain must not seem to stand behind it.
Glib::ustring from_left_to_right(const Glib::ustring& name) {
  return "\u2066" + name + "\u2069";
}

Glib::ustring whole(const portal::ReadableHost& host) {
  return host.before + host.domain + host.port;
}

} // namespace

HostPage::HostPage()
    : DialogPage{"host-page"},
      m_question{part<Gtk::Label>("question")},
      m_whose{part<Gtk::Label>("whose")},
      m_no{part<Gtk::Button>("no")},
      m_browser{part<Gtk::Button>("browser")},
      m_go{part<Gtk::Button>("go")} {
  m_no.signal_clicked().connect(sigc::mem_fun(*this, &HostPage::say_no));
  m_browser.signal_clicked().connect(sigc::mem_fun(*this, &HostPage::say_browser));
  m_go.signal_clicked().connect(sigc::mem_fun(*this, &HostPage::say_go));
}

void HostPage::show_view(const signin::AskHost& view) {
  if (!m_host.empty() && m_host != view.host.host)
    m_heard_from = std::chrono::steady_clock::now() + pause;
  m_host = view.host.host;
  const auto name = Glib::Markup::escape_text(view.host.before) + "<b>" + Glib::Markup::escape_text(view.host.domain) +
                    "</b>" + Glib::Markup::escape_text(view.host.port);
  // Translators: %1 is the name of a site: primaweb.example.be.
  const char* const question = _("The portal leads to %1. Go there?");
  m_question.set_markup(Glib::ustring::compose(Glib::Markup::escape_text(question), from_left_to_right(name)));
  // Translators: below the question whether to go to another site; %1 is the part of the site's name that somebody has
  // registered: example.be.
  m_whose.set_label(Glib::ustring::compose(_("This is a site of %1, which this program does not know. Go there only if "
                                             "you expect PrimaWeb or a step on the way there. Your card answers "
                                             "nothing to this site."),
                                           from_left_to_right(view.host.domain)));
  m_browser.set_visible(view.is_users_click);
  set_accessible_description(m_go, m_question.get_text());
  set_accessible_description(m_no, m_question.get_text() + " " + m_whose.get_text());
  read_out(m_question, Glib::ustring::compose(question, whole(view.host)));
}

void HostPage::take_focus() {
  m_no.grab_focus();
}

Gtk::Widget* HostPage::default_button() {
  return &m_no;
}

void HostPage::say_no() {
  say(signin::HostAnswer::no);
}

void HostPage::say_go() {
  say(signin::HostAnswer::go);
}

void HostPage::say_browser() {
  say(signin::HostAnswer::open_in_browser);
}

void HostPage::say(signin::HostAnswer answer) {
  if (answer != signin::HostAnswer::no && std::chrono::steady_clock::now() < m_heard_from)
    return;
  m_answered.emit(m_host, answer);
}

} // namespace ui
