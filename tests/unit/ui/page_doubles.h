// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <giomm/simpleactiongroup.h>

#include <map>
#include <string>

namespace ui_test {

/// Stands in for the actions of a page (web/page_actions.h), and counts how often each was taken.
class PageActionsDouble {
public:
  PageActionsDouble() {
    for (const char* name :
         {"back", "reload", "print", "zoom-in", "zoom-out", "zoom-normal", "find-next", "find-previous"})
      group->add_action(name, [this, name] { ++taken[name]; });
    group->add_action_with_parameter("find", Glib::VARIANT_TYPE_STRING, [this](const Glib::VariantBase& text) {
      wanted = Glib::VariantBase::cast_dynamic<Glib::Variant<Glib::ustring>>(text).get();
      ++taken["find"];
    });
    group->add_action(found);
    group->add_action(caret);
    group->add_action(responding);
    group->add_action(came);
  }

  void move_caret(bool is_on) const { caret->change_state(is_on); }

  void respond(bool does) const { responding->change_state(does); }

  void come() const { came->set_state(Glib::Variant<gint32>::create(++pages)); }

  void find(int count) const { found->set_state(Glib::Variant<gint32>::create(count)); }

  Glib::RefPtr<Gio::SimpleActionGroup> group = Gio::SimpleActionGroup::create();
  Glib::RefPtr<Gio::SimpleAction> found = Gio::SimpleAction::create("found", Glib::Variant<gint32>::create(-1));
  Glib::RefPtr<Gio::SimpleAction> caret = Gio::SimpleAction::create_bool("caret-browsing", false);
  Glib::RefPtr<Gio::SimpleAction> responding = Gio::SimpleAction::create_bool("responds", true);
  Glib::RefPtr<Gio::SimpleAction> came = Gio::SimpleAction::create("page-came", Glib::Variant<gint32>::create(0));
  mutable gint32 pages = 0;
  std::map<std::string, int> taken;
  std::string wanted;
};

} // namespace ui_test
