use neuroscale_quantity::{Count, Expr, Graph};

use super::{claim, exact, range};
use crate::answers::Answers;
use crate::document::Document;
use crate::reading::whole;
use crate::{ClaimError, Relation};

#[test]
fn a_claim_is_bound_once() -> Result<(), Box<dyn std::error::Error>> {
    let (graph, package) = (Graph::new(), neuroscale_data::package()?);
    let answers = Answers::read(&package)?;
    let claims = [claim(Relation::Equal, 2.0, 1)];
    let mut d = Document::new(&graph, &package, &answers, "document", &claims);
    let stated = d.input("claim")?;
    let error = d.derive("claim", stated);
    assert_eq!(
        error,
        Err(ClaimError::BoundTwice { document: "document".to_owned(), claim: "claim".to_owned() })
    );
    Ok(())
}

#[test]
fn evidence_alone_binds_nothing() -> Result<(), Box<dyn std::error::Error>> {
    let (graph, package) = (Graph::new(), neuroscale_data::package()?);
    let answers = Answers::read(&package)?;
    let claims = [claim(Relation::Equal, 2.0, 1)];
    let mut d = Document::new(&graph, &package, &answers, "document", &claims);
    d.evidence("claim", &[exact(&graph, "measured", 2.0)])?;
    assert!(matches!(d.finish(), Err(ClaimError::Unbound { .. })));
    Ok(())
}

#[test]
fn only_a_stated_number_can_be_computed_with() -> Result<(), Box<dyn std::error::Error>> {
    let (graph, package) = (Graph::new(), neuroscale_data::package()?);
    let answers = Answers::read(&package)?;
    let claims = [range(Relation::Equal, 2.0, 3.0, 1)];
    let mut d = Document::new(&graph, &package, &answers, "document", &claims);
    assert!(d.input_range("claim").is_ok());
    let claims = [claim(Relation::Equal, 2.0, 1)];
    let mut d = Document::new(&graph, &package, &answers, "document", &claims);
    assert_eq!(d.input_range("claim").err(), Some(ClaimError::NothingStated { claim: "claim".to_owned() }));
    Ok(())
}

#[test]
fn a_whole_number_is_counted_and_nothing_else_is() {
    assert_eq!(whole(Expr::from(1000.0)), Count::from(1000));
    assert_eq!(whole(Expr::from(0.5)).get(), None);
    assert_eq!(whole(Expr::from(-1.0)).get(), None);
    assert_eq!(whole(Expr::from(f64::NAN)).get(), None);
    assert_eq!(whole(Expr::from(1e30)).get(), None);
}
