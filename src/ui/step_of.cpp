// SPDX-License-Identifier: EUPL-1.2
#include "ui/step_line.h"

namespace ui {

namespace {

signin::Step step_of(signin::Activity activity) {
  switch (activity) {
  case signin::Activity::waiting_for_card:
    return signin::Step::card;
  case signin::Activity::checking_pin:
  case signin::Activity::typing_on_reader:
  case signin::Activity::waiting_for_reader:
    return signin::Step::pin;
  case signin::Activity::opening_portal:
  case signin::Activity::signing_in_with_card:
  case signin::Activity::choosing_entity:
    return signin::Step::entity;
  case signin::Activity::starting_application:
  case signin::Activity::choosing_role:
    return signin::Step::role;
  case signin::Activity::signing_out:
    return signin::Step::primaweb;
  }
  return signin::Step::card;
}

struct StepOf {
  using Answer = std::optional<signin::Step>;

  Answer operator()(const signin::AskCard&) const { return signin::Step::card; }

  Answer operator()(const signin::ReadingCard&) const { return signin::Step::card; }

  Answer operator()(const signin::AskPin&) const { return signin::Step::pin; }

  Answer operator()(const signin::Working& view) const { return step_of(view.activity); }

  Answer operator()(const signin::AskChoice& view) const { return view.step; }

  Answer operator()(const signin::AskHost&) const { return std::nullopt; }

  Answer operator()(const signin::ByHand& view) const { return view.step; }

  Answer operator()(const signin::Trouble&) const { return std::nullopt; }

  Answer operator()(const signin::InPrimaWeb&) const { return signin::Step::primaweb; }
};

} // namespace

std::optional<signin::Step> step_of(const signin::View& view) {
  return std::visit(StepOf{}, view);
}

} // namespace ui
